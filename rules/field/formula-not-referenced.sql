-- id: formula-not-referenced
-- title: Formula that nothing refers to
-- severity: low
-- basis: possible
-- category: field
-- practice: 2
-- needs: describe references
-- catalogue: FLD-20
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: decide
-- param: young = 90 | days in which a new field may wait for its first use
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- why: A formula stores nothing that could be counted: whether it is used shows only in what refers to it. This one is worked out on
--   every read for Marketo, and may be read by nobody.
-- fix: Ask whether Marketo uses it (Used By of the field). If it does not, clear Visible for the sync user.
-- risk: Salesforce's list of uses lacks list views, e-mail templates, most packages and everything outside Salesforce.
-- undo: Tick Visible again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/hide-a-salesforce-field-from-the-marketo-sync
SELECT f.object, f.field, e.use AS message, json_object('references', e.uses, 'layouts', e.layouts, 'age_days', e.age) AS evidence
FROM synced_field f JOIN field_evidence e ON e.object = f.object AND e.field = f.field
WHERE f.formula IS NOT NULL AND f.custom AND NOT f.contact_copy AND f.field NOT REGEXP :exempt
  AND e.uses = 0 AND coalesce(e.formulas, 0) = 0 AND coalesce(e.age >= :young, 1)
