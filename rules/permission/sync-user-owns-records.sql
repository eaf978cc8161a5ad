-- id: sync-user-owns-records
-- title: The sync user owns very many records
-- severity: high
-- basis: observed
-- category: permission
-- practice: 1
-- needs: data
-- catalogue: PERM-19
-- action: Give the sync user's records to people or queues
-- place: records
-- who: salesforce
-- param: records = 10000 | records of one object that one user may own
-- why: More than 10,000 records under one owner make sharing slow and lock each other out (UNABLE_TO_LOCK_ROW). Leads that nobody
--   took lie there: the assignment rule does not catch them.
-- fix: Transfer the records, and mend the assignment rule so that new ones find an owner.
-- risk: New owners may be notified of many records.
-- undo: Transfer the records back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/sync-person-to-sfdc
SELECT object, NULL AS field, printf('%,d records are owned by the sync user', records) AS message,
       json_object('records', records) AS evidence
FROM data_fact WHERE fact GLOB 'sync user owns of *' AND records > :records
