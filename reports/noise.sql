-- sheet: Noise
-- order: 56
-- tab: #C55A11
-- summary: What fills the sync's queue: objects, fields, hours of the day, users
-- only: SELECT 1 FROM change_object LIMIT 1
-- layout: page
-- column: A | 30
-- column: B | 34
-- column: C | 16
-- column: D | 16
-- column: E | 16
-- column: F | 30
WITH
busy AS (
    SELECT e.*, row_number() OVER (ORDER BY e.stamped_14 DESC, e.object) AS place
    FROM object_evidence e JOIN synced_object s ON s.object = e.object WHERE e.stamped_14 > 0
),
noisy AS (
    SELECT c.object, c.field, c.changes_30, c.last, s.field IS NOT NULL AS synced,
           (SELECT printf('%s (%.0f %%)', coalesce(u.name, u.user_id), 100.0 * u.changes / c.changes_30) FROM change_field_user u
            WHERE u.object = c.object AND u.field = c.field ORDER BY u.changes DESC, u.user_id LIMIT 1) AS who,
           row_number() OVER (ORDER BY c.changes_30 DESC, c.object, c.field) AS place
    FROM change_field c LEFT JOIN synced_field s ON s.object = c.object AND s.field = c.field WHERE c.changes_30 > 0
),
by_hour AS (
    SELECT hour, sum(records) AS records FROM change_by_hour
    WHERE object IN (SELECT object FROM synced_object WHERE fields_sync) GROUP BY hour
),
by_user AS (
    SELECT u.*, 100.0 * u.records / e.modified_7 AS share,
           row_number() OVER (ORDER BY u.records DESC, u.object, u.user_id) AS place
    FROM change_by_user u JOIN object_evidence e ON e.object = u.object
    WHERE u.object IN (SELECT object FROM synced_object WHERE fields_sync)
),
page (section, position, style, a, b, c, d, e, f) AS (
    SELECT 1, 1, 'heading', 'Records touched, by object (14 days, each record once: the least that happened)', '', '', '', '', ''
    UNION ALL
    SELECT 1, 2, 'table', 'Object', 'Records', 'Touched a day', 'Share (%)', 'Busiest hour', ''
    UNION ALL
    SELECT 1, 2 + place, 'row', object, records, round(stamped_day), round(100.0 * stamped_day / nullif(records, 0), 1), peak_hour, ''
    FROM busy WHERE place <= 15
    UNION ALL
    SELECT 1, 20, 'chart', 'Records touched a day', 1, 3, '', '', '' WHERE EXISTS (SELECT 1 FROM busy)
    UNION ALL
    SELECT 2, 1, 'heading', 'Changes of tracked fields (30 days)', '', '', '', '', ''
    UNION ALL
    SELECT 2, 2, 'table', 'Object', 'Field', 'Changes', 'Synced', 'Last change', 'Mostly by' WHERE EXISTS (SELECT 1 FROM noisy)
    UNION ALL
    SELECT 2, 2 + place, 'row', object, field, changes_30, CASE synced WHEN 1 THEN 'Yes' ELSE 'No' END, substr(last, 1, 10), who
    FROM noisy WHERE place <= 25
    UNION ALL
    SELECT 2, 40, 'chart', 'Changes in 30 days', 2, 3, '', '', '' WHERE EXISTS (SELECT 1 FROM noisy)
    UNION ALL
    SELECT 2, 41, 'note', 'A field that is not here did not change, or its history is not tracked: describe does not tell which.',
        '', '', '', '', ''
    UNION ALL
    SELECT 3, 1, 'heading', 'Hour of the day (UTC) in which records of the synced objects were last touched', '', '', '', '', ''
    UNION ALL
    SELECT 3, 2, 'table', 'Hour', 'Records', '', '', '', '' WHERE EXISTS (SELECT 1 FROM by_hour)
    UNION ALL
    SELECT 3, 3 + hour, 'row', printf('%02d:00', hour), records, '', '', '', '' FROM by_hour
    UNION ALL
    SELECT 3, 40, 'chart', 'Records by hour', 1, 2, '', '', '' WHERE EXISTS (SELECT 1 FROM by_hour)
    UNION ALL
    SELECT 4, 1, 'heading', 'Who changed records last (7 days)', '', '', '', '', ''
    UNION ALL
    SELECT 4, 2, 'table', 'Object', 'User', 'Records', 'Share (%)', '', '' WHERE EXISTS (SELECT 1 FROM by_user)
    UNION ALL
    SELECT 4, 2 + place, 'row', object, coalesce(name, user_id), records, round(share, 1), '', '' FROM by_user WHERE place <= 25
)
SELECT style, a, b, c, d, e, f FROM page ORDER BY section, position
