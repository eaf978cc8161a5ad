-- id: one-writer
-- title: One user changes most of the people
-- severity: high
-- basis: observed
-- category: performance
-- practice: 3
-- needs: history
-- catalogue: PERF-06
-- action: Let the integration write only what has changed, at night
-- who: salesforce
-- param: share = 50 | percent of the records changed in 7 days that one user may have changed last
-- param: records = 10000 | records in 7 days that are too few to matter
-- why: Most of what the sync has to carry comes from one writer, mostly an integration. What it saves by writing less, the sync
--   saves too.
-- fix: Let it compare before it writes, write in batches outside business hours, and leave alone what marketing does not use.
-- risk: A writer that compares first reads more.
-- undo: Let it write as before.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
SELECT u.object, NULL AS field,
       printf('%s changed %,d of the %,d records that users changed in 7 days (%.0f %%)', coalesce(u.name, u.user_id), u.records,
              c.modified_7, 100.0 * u.records / c.modified_7) AS message,
       json_object('user_id', u.user_id, 'records', u.records, 'modified_7', c.modified_7) AS evidence
FROM change_by_user u JOIN change_object c ON c.object = u.object
WHERE u.object IN ('Lead', 'Contact') AND u.records >= :records AND 100.0 * u.records > :share * c.modified_7
  -- What Marketo writes is no news to it.
  AND u.user_id NOT IN (SELECT user_id FROM audit WHERE user_id IS NOT NULL)
