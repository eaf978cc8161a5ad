-- id: pair-name-case
-- title: API names of Lead and Contact that differ by letter case only
-- severity: low
-- basis: possible
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-23
-- action: Make the twin fields of Lead and Contact alike
-- who: salesforce
-- why: To Salesforce the two have one name, and Marketo is thought to take them for one field. Nothing of Adobe's says so: whoever
--   writes the name into an import, a token or a script meets one of two spellings.
-- fix: Rename one of them before the sync first sees it. After that leave the name, and look in Marketo's Field Management
--   whether there are one or two fields.
-- risk: Renaming a field that syncs makes a new field in Marketo, and what uses the old one stops.
-- undo: Rename it back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/edit-initial-field-mappings
SELECT t.object, t.field,
       printf('%s on Lead is %s on Contact: the API names differ by letter case only; type and values have to be alike, as those of twins',
              t.field, t.twin) AS message,
       json_object('contact_field', t.twin) AS evidence
FROM twin t JOIN synced_field f ON f.object = t.object AND f.field = t.field
WHERE t.object = 'Lead' AND f.custom AND t.field <> t.twin
