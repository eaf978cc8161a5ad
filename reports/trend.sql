-- sheet: Trend
-- order: 26
-- tab: #7030A0
-- summary: Findings and fields over all audits of the org
-- only: SELECT 1 FROM audit_trend WHERE number > 1
-- layout: page
-- column: # | 6
-- column: A | 22
-- column: B | 26
-- column: C | 12
-- column: D | 12
-- column: E | 12
-- column: F | 12
WITH
-- The last two years of monthly audits, or three weeks of nightly ones, are what a picture can show.
runs AS (SELECT *, substr(replace(time, 'T', ' '), 1, 16) AS moment FROM audit_trend),
shown AS (SELECT *, row_number() OVER (ORDER BY number) AS position
          FROM runs WHERE number > (SELECT max(number) FROM audit_trend) - 24),
page (section, position, style, a, b, c, d, e, f, g) AS (
    SELECT 1, 1, 'title', 'Trend', '', '', '', '', '', ''
    UNION ALL
    SELECT 1, 2, 'subtitle', printf('%d audits, %s to %s; each judged by today''s rules, without waivers and decisions', count(*),
                                    min(moment), max(moment)), '', '', '', '', '', '' FROM runs
    UNION ALL
    SELECT 2, 1, 'heading', 'Findings of medium or above', '', '', '', '', '', ''
    UNION ALL
    SELECT 2, 2, 'table', '', 'Audit', 'Medium or above', '', '', '', ''
    UNION ALL
    SELECT 2, 2 + position, 'row', '', moment, critical + high + medium, '', '', '', '' FROM shown
    UNION ALL
    SELECT 2, 100, 'chart', 'Findings of medium or above', 2, 3, '', '', '', ''
    UNION ALL
    SELECT 3, 1, 'heading', 'Fields that sync', '', '', '', '', '', ''
    UNION ALL
    SELECT 3, 2, 'table', '', 'Audit', 'Fields that sync', '', '', '', ''
    UNION ALL
    SELECT 3, 2 + position, 'row', '', moment, fields, '', '', '', '' FROM shown
    UNION ALL
    SELECT 3, 100, 'chart', 'Fields that sync', 2, 3, '', '', '', ''
    UNION ALL
    SELECT 4, 1, 'heading', 'Every audit', '', '', '', '', '', ''
    UNION ALL
    SELECT 4, 2, 'table', '', 'Audit', 'Verdict', 'Critical', 'High', 'Medium', 'Actions'
    UNION ALL
    SELECT 4, 2 + number, 'row', '', moment, verdict || iif(partial, ' (incomplete)', ''), critical, high, medium, actions
    FROM runs
)
SELECT style, a, b, c, d, e, f, g FROM page ORDER BY section, position
