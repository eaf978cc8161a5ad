-- id: tasks-by-sync-user
-- title: The sync makes many tasks
-- severity: high
-- basis: observed
-- category: performance
-- practice: 6
-- needs: data
-- catalogue: PERF-13
-- action: Send fewer activities to Salesforce
-- who: marketo
-- param: daily = 1000 | tasks a day that the sync may make
-- param: share = 50 | percent of all tasks of 30 days that may be its
-- why: Each activity is an API call of its own and a task that stays; the sync slows down and the task table grows.
-- fix: In Marketo, Admin > Salesforce > Edit Sync Options, untick activity types nobody reads in Salesforce; Sales Insight
--   shows them without tasks.
-- risk: Sales may count on seeing them on the record.
-- undo: Tick the types again; what happened in between is not sent.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/customize-activities-sync
SELECT 'Task' AS object, NULL AS field,
       printf('%,d of the %,d tasks of the last 30 days were made by the sync user (%.0f %%)', own.records, every.records,
              100.0 * own.records / every.records) AS message,
       json_object('by_sync_user', own.records, 'tasks', every.records) AS evidence
FROM data_fact own, data_fact every
WHERE own.fact = 'made in 30 days by the sync user of Task' AND every.fact = 'made in 30 days of Task'
  AND (own.records > 30 * :daily OR own.records >= 1000 AND 100.0 * own.records > :share * every.records)
