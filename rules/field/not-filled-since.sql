-- id: not-filled-since
-- title: Field that has hardly any value, and none that is recent
-- severity: medium
-- basis: observed
-- category: field
-- practice: 2
-- needs: usage
-- catalogue: FLD-19
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: hide
-- param: records = 1000 | fewer records than these say nothing
-- param: young = 90 | days in which a new field is not taken for a stale one
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- why: A field that was given up long ago still becomes a Marketo field for good, and its few old values mislead whoever
--   segments by them.
-- fix: Ask the owner of the field. If it is given up, clear Visible for the sync user before Sync Fields is pressed.
-- risk: Counted are the records the user sees. Reports and integrations may read the old values: they stay in Salesforce.
-- undo: Tick Visible again; values arrive as records are next updated.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/hide-a-salesforce-field-from-the-marketo-sync
SELECT f.object, f.field,
       printf('filled in %.2f %% of %,d records, none of which was made or changed since %s', 100.0 * e.fill, e.records,
              substr(e.since, 1, 10))
           || coalesce('; ' || nullif(e.use, ''), '') AS message,
       json_object('filled', e.filled, 'records', e.records, 'newest_record', e.newest_created, 'last_modified', e.newest_modified,
                   'last_change', e.last_change, 'formulas', coalesce(e.formulas, 0), 'references', e.uses) AS evidence
FROM synced_field f JOIN field_evidence e ON e.object = f.object AND e.field = f.field
WHERE f.custom AND NOT f.contact_copy AND f.field NOT REGEXP :exempt
  AND e.evidence_code = 'stale' AND e.records >= :records
  AND coalesce(e.age >= :young, 1)
