-- id: records-without-email
-- title: Records that nobody can write to are synced
-- severity: medium
-- basis: observed
-- category: data
-- practice: 5
-- needs: data usage
-- catalogue: DATA-05 PERF-01
-- action: Keep unmarketable records out of the sync: ask Marketo support for a custom sync rule
-- who: both
-- param: share = 10 | percent of the records that may lack an address
-- param: records = 1000 | records that are too few to matter
-- why: A person without an e-mail address becomes a person in Marketo, counts against the database and is updated like all others.
-- fix: Let a checkbox on Lead and Contact say who is to be synced (e-mail present, not bounced, a record type marketing works
--   with), have Salesforce index it, and ask Marketo support for a custom sync rule on it.
-- risk: What is left out later stays in Marketo as it was. Sales may expect people who can only be called.
-- undo: Ask Marketo support to take the rule back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
SELECT d.object, NULL AS field,
       printf('%,d of %,d records have no e-mail address (%.0f %%)', d.records, u.records, 100.0 * d.records / u.records) AS message,
       json_object('without_email', d.records, 'records', u.records) AS evidence
FROM data_fact d JOIN usage_object u ON u.object = d.object
WHERE d.fact GLOB 'no email of *' AND d.records >= :records AND 100.0 * d.records > :share * u.records
  -- Where a filter is configured, it is there to leave them out.
  AND NOT EXISTS (SELECT 1 FROM sync_filter_setting WHERE field <> 'none')
