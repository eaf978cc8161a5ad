-- id: churning-object
-- title: Much of an object is touched every day
-- severity: high
-- basis: observed
-- category: performance
-- practice: 3
-- needs: history usage
-- catalogue: PERF-04
-- action: Find the writer that touches so many records, and let it write what has changed
-- who: salesforce
-- param: share = 10 | percent of the records that may be stamped in a day
-- param: records = 5000 | records a day that are too few to matter
-- why: Each record that is stamped is queued for the sync, whether or not a value changed that Marketo shows.
-- fix: Sheet Noise shows the hours and the users behind it. Let integrations write only what has changed, outside business hours.
-- risk: A writer that compares first reads more.
-- undo: Let it write as before.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
SELECT e.object, NULL AS field,
       printf('%,d of %,d records are stamped on an average day (%.0f %%)', round(e.stamped_day), e.records,
              100.0 * e.stamped_day / e.records)
           || coalesce((SELECT printf('; %s changed %.0f %% of what users changed in 7 days', coalesce(u.name, u.user_id),
                                      100.0 * u.records / e.modified_7)
                        FROM change_by_user u WHERE u.object = e.object AND u.records * 2 > e.modified_7), '') AS message,
       json_object('records', e.records, 'stamped_14', e.stamped_14, 'modified_7', e.modified_7, 'peak_hour', e.peak_hour) AS evidence
FROM object_evidence e JOIN synced_object s ON s.object = e.object AND s.fields_sync
WHERE e.records > 0 AND e.stamped_day >= :records AND 100.0 * e.stamped_day >= :share * e.records
