-- id: same-email
-- title: Several records have the same e-mail address
-- severity: high
-- basis: observed
-- category: data
-- practice: 4
-- needs: data usage
-- catalogue: DATA-06
-- action: Merge records with the same e-mail address
-- place: records
-- who: salesforce
-- param: share = 2 | percent of the records that may have a twin
-- param: records = 100 | records that are too few to matter
-- why: The sync does not merge: each record becomes a person of its own in Marketo, is written to twice, and may be opted out
--   only once.
-- otherwise: People get mail twice, and opt out only once.
-- fix: Merge what is there, then keep new ones out with a duplicate rule that lets the sync user pass.
-- risk: A merge cannot be taken back. Addresses that several people share (info@) are no duplicates.
-- undo: Merged records can be restored from the recycle bin for 15 days.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-3-of-3-connect-marketo-and-salesforce-enterprise-unlimited
SELECT d.object, NULL AS field,
       printf('%,d of %,d records have an e-mail address that another one has too (%.1f %%)', d.records, u.records,
              100.0 * d.records / u.records) AS message,
       json_object('same_email', d.records, 'records', u.records) AS evidence
FROM data_fact d JOIN usage_object u ON u.object = d.object
WHERE d.fact GLOB 'same email of *' AND d.records >= :records AND 100.0 * d.records > :share * u.records
