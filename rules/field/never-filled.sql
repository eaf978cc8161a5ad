-- id: never-filled
-- title: Field that no record fills
-- severity: medium
-- basis: observed
-- category: field
-- practice: 2
-- needs: usage
-- catalogue: FLD-18
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: hide
-- param: records = 100 | fewer records than these say nothing
-- param: young = 90 | days in which a new field may wait for its first value
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- why: The field becomes a Marketo field for good, clutters smart lists and slows the sync, and there is not one value to show for
--   it.
-- fix: Ask who wanted the field. If nobody is about to fill it, clear Visible for the sync user before Sync Fields is pressed.
-- risk: Counted are the records the user sees. Where Setup could not be read, a field made a short while ago may be waiting for
--   its first value: that is low.
-- undo: Tick Visible again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/hide-a-salesforce-field-from-the-marketo-sync
SELECT f.object, f.field,
       printf('%s in all %,d records', e.evidence, e.records)
           || CASE WHEN e.formulas > 0 THEN printf('; %d formula%s it: %s', e.formulas, iif(e.formulas = 1, ' names', 's name'),
                                                   e.formula_names)
                   ELSE '' END
           || coalesce('; ' || nullif(e.use, ''), '')
           || iif(e.age IS NULL, '; since when there is the field is not known', '') AS message,
       json_object('records', e.records, 'age_days', e.age, 'filled', e.filled, 'history', coalesce(o.history, 'not read'),
                   'formulas', coalesce(e.formulas, 0),
                   'references', e.uses)
           AS evidence,
       CASE WHEN e.evidence_code = 'never-true' OR e.age IS NULL THEN 'low' END AS severity
FROM synced_field f
JOIN field_evidence e ON e.object = f.object AND e.field = f.field
LEFT JOIN object_evidence o ON o.object = f.object
WHERE f.custom AND NOT f.contact_copy AND f.field NOT REGEXP :exempt
  AND e.evidence_code IN ('empty', 'never-true') AND e.records >= :records
  AND coalesce(e.age >= :young, 1)
