-- id: stale-by-name
-- title: Name says that the field is no longer used
-- severity: medium
-- basis: possible
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-19
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: hide
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- param: also = '(?!)' | regular expression that a label or API name of a stale field matches here, besides the words of the reference table
-- param: young = 90 | days in which a new field is not taken for a stale one
-- why: A field nobody fills any more becomes a Marketo field for good on the first sync, clutters smart lists and slows
--   the sync.
-- fix: Ask the owner of the field. If it is dead, clear Visible for the sync user before Sync Fields is pressed; never
--   delete a field only because Marketo does not need it.
-- risk: A name is only a hint. A hidden field's values freeze in Marketo: look at "Used By" there first.
-- undo: Tick Visible again; values arrive as records are next updated.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/hide-a-salesforce-field-from-the-marketo-sync
SELECT f.object, f.field, printf('"%s" (%s) sounds %s', f.label, f.field,
                                 replace(group_concat(DISTINCT coalesce(n.means, 'no longer used')), ',', ' and ')) AS message,
       json_object('label', f.label, 'type', f.type, 'words', max(n.found)) AS evidence
FROM synced_field f
LEFT JOIN name_found n ON n.list = 'stale' AND n.object = f.object AND n.field = f.field
     -- A checkbox whose whole name is such a word says it of its record; a year that is not over says nothing yet.
     AND NOT (f.type = 'boolean' AND n.whole AND (n.means <> 'like a test' OR n.found = 'test'))
     AND NOT (n.found GLOB '[12][0-9][0-9][0-9] *' AND substr(n.found, 1, 4) >= strftime('%Y', :now))
LEFT JOIN field_definition d ON d.object = f.object AND d.field = f.field
WHERE f.custom AND NOT f.contact_copy AND f.field NOT REGEXP :exempt
  AND (n.found IS NOT NULL OR f.label REGEXP :also OR f.field REGEXP :also)
  AND coalesce(julianday(:now) - julianday(substr(d.created, 1, 10)) >= :young, 1)
GROUP BY f.object, f.field
