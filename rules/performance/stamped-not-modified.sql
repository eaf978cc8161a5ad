-- id: stamped-not-modified
-- title: Records are touched though nobody changed them
-- severity: medium
-- basis: observed
-- category: performance
-- practice: 3
-- needs: history
-- catalogue: PERF-05
-- action: Find what touches records without changing them
-- who: salesforce
-- param: share = 50 | percent of the touched records that may be touched only
-- param: records = 5000 | such records in 7 days that are too few to matter
-- why: The sync goes by SystemModstamp, which also moves when roll-ups are worked out anew, sharing is recalculated or a field is
--   added with a default. Each such record is queued though a marketer would see no change.
-- fix: Look at roll-up summaries, mass recalculations of sharing or territories, and jobs that write what is there already; run them
--   at night or less often.
-- risk: What is worked out less often is less fresh.
-- undo: Run them as before.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
SELECT c.object, NULL AS field,
       printf('%,d records were touched in 7 days and users changed %,d of them: %,d were touched by the system only', c.stamped_7,
              coalesce(c.modified_7, 0), c.stamped_7 - coalesce(c.modified_7, 0)) AS message,
       json_object('stamped_7', c.stamped_7, 'modified_7', coalesce(c.modified_7, 0)) AS evidence
FROM change_object c JOIN synced_object s ON s.object = c.object AND s.fields_sync
-- Whether nobody changed one, or who did could not be read, coverage tells.
WHERE EXISTS (SELECT 1 FROM source_part v WHERE v.source = 'history' AND v.part = c.object AND v.status = 'ok')
  AND c.stamped_7 - coalesce(c.modified_7, 0) >= :records
  AND 100.0 * (c.stamped_7 - coalesce(c.modified_7, 0)) > :share * c.stamped_7
