-- id: decided-no-visible
-- title: Decided no, and still visible
-- severity: medium
-- category: governance
-- practice: 7
-- needs: describe decisions
-- catalogue: none
-- action: Hide from the sync user: marketing does not need these fields
-- who: salesforce
-- why: Marketing has decided that it does not need the field. As long as the sync user sees it, the next Sync Fields creates it in
--   Marketo for good, or goes on bringing its values there.
-- fix: In the sync user's permission set or profile take Read from the field. Marketo keeps a field it has already created; hide
--   it there as well.
-- risk: Something in Marketo may use the field after all: check "Used By" there first.
-- undo: Give Read on the field back; its values come with the next change of each record.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/hide-a-salesforce-field-from-the-marketo-sync
SELECT f.object, f.field,
       'marketing does not need it' || coalesce(' (' || nullif(d.marketing_contact, '') || ')', '')
           || ', and the sync user still sees it'
           || CASE d.answer WHEN '' THEN '' ELSE printf('; Salesforce''s answer: %s', d.answer) END AS message,
       json_object('answer', d.answer, 'salesforce_contact', d.salesforce_contact, 'review_by', d.review_by) AS evidence
FROM field_decision d
JOIN synced_field f ON f.object = d.object AND f.field = d.field
WHERE d.needs = 'no' AND d.answer <> 'done'
