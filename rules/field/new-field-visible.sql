-- id: new-field-visible
-- title: New field that the sync user sees and nobody has decided on
-- severity: medium
-- basis: certain
-- category: field
-- practice: 2
-- needs: describe setup
-- catalogue: FLD-28 FLD-29
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: decide
-- param: days = 30 | age up to which a custom field is a new one
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- why: New custom fields are visible by default and become Marketo fields for good with the next cycle. Values that records have
--   already do not travel until the record changes.
-- fix: Ask the maker of the field whether marketing needs it. If not, clear Visible before the next cycle. If so, touch the records
--   that have a value, outside business hours.
-- risk: A field that is hidden and wanted later comes without its values until the records are touched.
-- undo: Tick Visible again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/add-an-existing-salesforce-field-to-the-marketo-sync
SELECT f.object, f.field,
       printf('made on %s%s', substr(d.created, 1, 10), coalesce(' by ' || d.created_by, ''))
           || CASE WHEN e.filled > 0 AND e.method = 'counted'
                   THEN printf('; %,d record%s a value that waits for the next change of the record', e.filled,
                               iif(e.filled = 1, ' has', 's have'))
                   ELSE '' END AS message,
       json_object('created', d.created, 'filled', e.filled) AS evidence
FROM synced_field f
JOIN field_definition d ON d.object = f.object AND d.field = f.field
LEFT JOIN field_evidence e ON e.object = f.object AND e.field = f.field
LEFT JOIN field_decision decided ON decided.object = f.object AND decided.field = f.field
WHERE f.custom AND NOT f.contact_copy AND f.field NOT REGEXP :exempt AND coalesce(decided.needs, '') = ''
  AND julianday(:now) - julianday(substr(d.created, 1, 10)) <= :days
