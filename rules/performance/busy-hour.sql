-- id: busy-hour
-- title: Mass updates in business hours
-- severity: medium
-- basis: observed
-- category: performance
-- practice: 3
-- needs: history
-- catalogue: PERF-09
-- action: Move mass updates out of business hours
-- who: salesforce
-- param: share = 30 | percent of a day's records that may be touched in one hour
-- param: records = 2000 | records in an hour that are too few to matter
-- param: days = 3 | working days of the 14 that were looked at on which it has to happen
-- param: begin = 8 | the first business hour, UTC
-- param: end = 18 | the hour in which business ends, UTC
-- why: What a job touches in one hour stands in the sync's queue before the form fills and score changes of that hour: sales gets
--   its leads late.
-- fix: Sheet Noise shows the hours and the users behind it. Run the job at night, or spread it.
-- risk: What the job brings is there later.
-- undo: Run it at the old time.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
WITH total AS (SELECT object, day, sum(records) AS records FROM change_by_hour GROUP BY object, day),
busy AS (
    SELECT h.object, h.day, h.hour, h.records
    FROM change_by_hour h
    JOIN total t ON t.object = h.object AND t.day = h.day
    JOIN synced_object s ON s.object = h.object AND s.fields_sync
    WHERE h.hour >= :begin AND h.hour < :end AND strftime('%w', h.day) BETWEEN '1' AND '5'
      AND h.records >= :records AND 100.0 * h.records > :share * t.records
)
SELECT b.object, NULL AS field,
       printf('on %d of the last 14 days one business hour had more than %d %% of the records touched that day, up to '
           || '%,d, mostly %02d:00 UTC',
              count(DISTINCT b.day), :share, max(b.records),
              (SELECT m.hour FROM busy m WHERE m.object = b.object GROUP BY m.hour ORDER BY count(*) DESC, m.hour LIMIT 1)) AS message,
       json_object('days', count(DISTINCT b.day), 'most', max(b.records)) AS evidence
FROM busy b
GROUP BY b.object HAVING count(DISTINCT b.day) >= :days
