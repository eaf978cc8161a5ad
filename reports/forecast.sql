-- sheet: Forecast
-- order: 58
-- tab: #7030A0
-- summary: What the sync will cause: records, fields, API calls, and what each noisy field costs
-- only: SELECT 1 FROM object_evidence LIMIT 1
-- layout: page
-- column: A | 26
-- column: B | 30
-- column: C | 16
-- column: D | 16
-- column: E | 16
-- column: F | 16
-- column: G | 16
-- column: H | 16
WITH
counted AS (SELECT *, row_number() OVER (ORDER BY records DESC, object) AS place FROM forecast_object),
noisy AS (SELECT *, row_number() OVER (ORDER BY queued_day DESC, object, field) AS place FROM forecast_field),
page (section, position, style, a, b, c, d, e, f, g, h) AS (
    SELECT 1, 1, 'heading', 'In words', '', '', '', '', '', '', ''
    UNION ALL
    SELECT 1, 1 + position, 'text', topic || ': ' || text, '', '', '', '', '', '', '' FROM forecast_line
    UNION ALL
    SELECT 2, 1, 'heading', 'By object', '', '', '', '', '', '', ''
    UNION ALL
    SELECT 2, 2, 'table', 'Object', 'Synced', 'Records', 'Fields in Marketo', 'Calls, initial load', 'Touched a day', 'Busiest hour',
           'Records an hour, measured'
    UNION ALL
    SELECT 2, 2 + place, 'row', object, synced, records, fields, initial_calls, round(stamped_day), peak_hour, round(records_hour)
    FROM counted WHERE place <= 60
    UNION ALL
    SELECT 2, 70, 'chart', 'Records of the initial load', 1, 3, '', '', '', '', '' WHERE EXISTS (SELECT 1 FROM counted WHERE records > 0)
    UNION ALL
    SELECT 3, 1, 'heading', 'By noisy field', '', '', '', '', '', '', '' WHERE EXISTS (SELECT 1 FROM noisy)
    UNION ALL
    SELECT 3, 2, 'table', 'Object', 'Field', 'Changes in 30 days', 'Contacts each', 'Records queued a day', 'Marketo writes',
        'Bands', 'Changes a day saved by them'
    WHERE EXISTS (SELECT 1 FROM noisy)
    UNION ALL
    SELECT 3, 2 + place, 'row', object, field, changes_30, round(contacts_each, 1), round(queued_day),
           CASE marketo_writes WHEN 1 THEN 'Yes' ELSE 'No' END, coalesce(bands, ''), round(saved_day) FROM noisy WHERE place <= 40
)
SELECT style, a, b, c, d, e, f, g, h FROM page ORDER BY section, position
