-- id: decided-yes-ignored
-- title: Decided yes, and left out by the sync
-- severity: medium
-- category: governance
-- practice: 7
-- needs: describe decisions
-- catalogue: FLD-30
-- action: Sync a copy of the field
-- who: both
-- why: Marketing has decided that it needs the field. Marketo's sync leaves it out whoever sees it: it never arrives.
-- fix: Have a custom field filled with its value by a flow, and decide on that one. For a date that the sync leaves out, Marketo's own
--   fields may do.
-- risk: A copy is one more field in Marketo, for good.
-- undo: Hide the copy from the sync user.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/default-salesforce-field-mapping
SELECT d.object, d.field,
       'marketing needs it' || coalesce(': ' || nullif(d.why, ''), '') || ', and Marketo''s sync leaves it out' AS message,
       json_object('why', d.why, 'marketing_contact', d.marketing_contact, 'answer', d.answer) AS evidence
FROM field_decision d JOIN synced_field s ON s.object = d.object AND s.field = d.field
WHERE d.needs = 'yes' AND d.answer NOT IN ('done', 'refused') AND s.ignored
