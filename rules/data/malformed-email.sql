-- id: malformed-email
-- title: Addresses that cannot be right
-- severity: medium
-- basis: observed
-- category: data
-- practice: 5
-- needs: data
-- catalogue: DATA-04
-- action: Correct or empty the addresses that cannot be right
-- who: salesforce
-- place: records
-- param: records = 10 | records that are too few to matter
-- why: What has no @, two of them, a blank or no domain is nobody's address. Marketo marks such a person as one that cannot be written to,
--   and what it sends back may be refused (INVALID_EMAIL_ADDRESS).
-- fix: List them in a report (Email does not contain @, contains a blank or a comma), correct them, or empty the field.
-- risk: An emptied address is gone: export the records first.
-- undo: Import the exported addresses.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT d.object, NULL AS field,
       printf('%,d records%s have an address that cannot be right', d.records,
              iif(u.records IS NULL, '', printf(' of %,d', u.records))) AS message,
       json_object('malformed', d.records) AS evidence
FROM data_fact d LEFT JOIN usage_object u ON u.object = d.object
WHERE d.fact GLOB 'malformed email of *' AND d.records >= :records
