-- id: placeholder-name
-- title: Records with a placeholder where a name belongs
-- severity: low
-- basis: observed
-- category: data
-- practice: 4
-- needs: data usage
-- catalogue: DATA-07
-- action: Have placeholder names filled or removed
-- place: records
-- who: both
-- param: share = 2 | percent of the records that may have one
-- param: records = 100 | records that are too few to matter
-- why: Last Name and Company are required, so whatever has none gets "unknown", "n/a" or "-". Mails that greet by name then say
--   it, and matching by company finds one big company of that name.
-- fix: Ask for the name where people are collected, and let Marketo send a person to Salesforce only once it is known.
-- risk: Required fields cannot be emptied: records that nobody can name have to go or stay as they are.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-lead-sync
SELECT d.object, NULL AS field,
       printf('%,d of %,d records have a placeholder (unknown, n/a, -) as last name%s (%.1f %%)', d.records, u.records,
              iif(d.object = 'Lead', ' or company', ''), 100.0 * d.records / u.records) AS message,
       json_object('placeholders', d.records, 'records', u.records) AS evidence
FROM data_fact d JOIN usage_object u ON u.object = d.object
WHERE d.fact GLOB 'placeholder name of *' AND d.records >= :records AND 100.0 * d.records > :share * u.records
