-- id: sync-falls-behind
-- title: More changes than the sync gets through
-- severity: medium
-- basis: possible
-- category: performance
-- practice: 3
-- needs: history usage sync_status
-- catalogue: PERF-10
-- action: Reduce what the sync has to take of this object
-- who: both
-- param: records = 10000 | records pulled of an object, below which its pace says nothing: a quiet sync is as slow as its waiting
-- param: share = 100 | percent of a day, or of the busiest hour, that the sync may need
-- why: At the pace that Marketo's export of Sync Status shows, a day's changes take longer than a day: the backlog grows, and what
--   people do in Salesforce reaches Marketo later each day. Where only the busiest hour takes longer than an hour, everything behind it
--   waits.
-- fix: Sheets Noise and Forecast show which fields, users and hours cause the changes. Begin with them; then keep records that nobody can
--   market to out of the sync.
-- risk: What changes less often in Salesforce is older in Marketo.
-- undo: Let it change as before.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
WITH load AS (
    SELECT f.*, 100.0 * f.daily_hours / 24 AS day_share, 100.0 * f.peak_hour / f.records_hour AS hour_share
    FROM forecast_object f JOIN measured_throughput t ON t.object = f.object
    WHERE t.pulled >= :records
)
SELECT object, NULL AS field,
       CASE WHEN day_share > :share
            THEN printf('%,d records are touched on an average day, and %,d an hour get through: that takes %.1f hours',
                        round(stamped_day), round(records_hour), daily_hours)
            ELSE printf('%,d records were touched in the busiest hour, and %,d an hour get through: that takes %.1f hours', peak_hour,
                        round(records_hour), hour_share / 100) END AS message,
       json_object('records_hour', CAST(round(records_hour) AS INTEGER), 'stamped_day', CAST(round(stamped_day) AS INTEGER),
                   'peak_hour', peak_hour, 'daily_hours', round(daily_hours, 1)) AS evidence,
       iif(day_share > :share, NULL, 'low') AS severity
FROM load WHERE day_share > :share OR hour_share > :share
