-- id: most-records-skipped
-- title: Most records are taken for nothing
-- severity: medium
-- basis: observed
-- category: performance
-- practice: 3
-- needs: sync_status
-- catalogue: PERF-11
-- action: Find what touches records without a change that Marketo shows
-- who: salesforce
-- param: share = 60 | percent of the records that may be skipped
-- param: records = 1000 | records that are too few to matter
-- why: The sync skips a record that was touched while no field that it takes has changed. It was queued and looked at all the same: the
--   records behind it waited.
-- fix: Sheet Noise tells who touches records and when. Let integrations write only what has changed; move counters and time stamps that
--   nobody needs in Marketo to another object.
-- risk: A writer that compares first reads more.
-- undo: Let it write as before.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-status
SELECT o.object, NULL AS field, iif(o.object IS NULL, m.object, NULL) AS subject,
       printf('%,d of %,d records%s were skipped (%.0f %%)', m.pulled_skipped, m.pulled, iif(o.object IS NULL, ' of ' || m.object, ''),
              100.0 * m.pulled_skipped / m.pulled) AS message,
       json_object('skipped', m.pulled_skipped, 'records', m.pulled) AS evidence
FROM measured_throughput m LEFT JOIN object o ON o.object = m.object
WHERE m.pulled >= :records AND 100.0 * m.pulled_skipped > :share * m.pulled
