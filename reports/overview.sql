-- sheet: Overview
-- order: 10
-- tab: #1F4E79
-- summary: Whose view of which org, the verdict, and what to do first
-- layout: page
-- column: # | 6 | link
-- column: A | 13 | severity
-- column: B | 62 | wrap
-- column: C | 44 | wrap
-- column: D | 17
-- column: E | 10
-- column: F | 12 | link
WITH
org AS (
    SELECT coalesce(org_name, org_id, instance_url) AS name,
           CASE sandbox WHEN 1 THEN 'SANDBOX' WHEN 0 THEN 'PRODUCTION' ELSE 'unknown whether PRODUCTION or SANDBOX' END
               AS environment,
           coalesce(sync_user_name || ' (' || sync_user || ')', sync_user, 'an unknown user') AS sync_user,
           replace(replace(time, 'T', ' '), 'Z', ' UTC') AS time, org_id, instance_url, edition, partial, api_version
    FROM audit
),
described AS (
    SELECT sum(state = 'ok') AS ok, sum(state <> 'not_asked') AS asked, sum(state = 'failed') AS failed,
           sum(state = 'not_permitted') AS refused, (SELECT count(*) FROM field) AS fields
    FROM report_object
),
-- What of it is sensitive, in the words of the rule; the default mapping takes some of it without anybody's asking.
sensitive AS (
    SELECT printf('%s.%s (%s)', object, field,
                  what || iif(mapped, '; by the default mapping', '')) AS text,
           row_number() OVER (ORDER BY mapped, special = '', object, field) AS position,
           count(*) OVER () AS fields
    FROM (SELECT s.object, s.field, s.special, f.default_mapped AS mapped,
                 coalesce(nullif(s.kinds, ''), iif(s.classified <> '', 'classified as ' || s.classified, 'encrypted')) AS what
          FROM sensitive_field s JOIN synced_field f ON f.object = s.object AND f.field = s.field)
),
-- A cell that leads to a row of another sheet; on the page to what stands there.
named_action AS (
    SELECT *, action || coalesce(': ' || names, '') AS text, printf('#''Actions''!A%d', rank + 1) AS row FROM report_action
),
blocker AS (
    SELECT rank, otherwise || ' ' || text || ' (' || place || ').' AS text, row FROM named_action, verdict
    WHERE severity_rank = CASE verdict WHEN 'Blocked' THEN 1 WHEN 'Needs work' THEN 2 ELSE 0 END
    ORDER BY rank LIMIT 3
),
-- Where fields are decided.
to_decide AS (SELECT printf('#''%s''!A1', coalesce(max(title) FILTER (WHERE title = 'Decide'), 'Data dictionary')) AS target FROM sheet),
unchecked AS (
    SELECT 1 AS kind, printf('%s%s. %s: %s', group_concat('"' || title || '"', ', ') FILTER (WHERE place <= 2),
                             iif(count(*) > 2, printf(' and %d more %s', count(*) - 2, iif(count(*) = 3, 'check', 'checks')), ''),
                             CASE WHEN advice LIKE '%View Setup%' THEN 'The Salesforce admin can open this'
                                  WHEN advice LIKE '%marketo%' THEN 'The Marketo admin can open this'
                                  WHEN advice LIKE '%workbook%' THEN 'Both admins can open this'
                                  ELSE 'Whoever runs the audit can open this' END, advice) AS text
    FROM (SELECT r.title, coalesce(nullif(r.unlock, ''), r.reason) AS advice,
                 row_number() OVER (PARTITION BY coalesce(nullif(r.unlock, ''), r.reason) ORDER BY s.rank, r.id) AS place
          FROM rule_result r JOIN reference_severity s ON s.severity = r.severity WHERE r.status = 'skipped' ORDER BY place)
    GROUP BY advice
    UNION ALL
    SELECT 2, printf('Check "%s" broke: %s', title, reason) FROM rule_result WHERE status = 'error'
    UNION ALL
    -- What was refused is among the checks above, where checks need it; what was asked in which words is for the log.
    SELECT 3, printf('Source "%s" is %s', source, replace(status, '_', ' '))
           || coalesce(': ' || nullif(substr(reason, 1, coalesce(nullif(instr(reason, ' ('), 0) - 1, length(reason))), ''), '')
    FROM source
    WHERE status NOT IN ('ok', 'not_asked') AND source <> 'describe' -- its objects follow
      AND (status IN ('failed', 'partial') OR source NOT IN (SELECT lacks FROM rule_result WHERE status = 'skipped'))
    UNION ALL
    SELECT 4, printf('%d %s not be read: ', count(*), CASE count(*) WHEN 1 THEN 'object could' ELSE 'objects could' END)
              || group_concat(printf('%s (%s)', object, replace(state, '_', ' ')), ', ')
    FROM (SELECT object, state FROM report_object WHERE state NOT IN ('ok', 'not_asked') ORDER BY position)
    HAVING count(*) > 0
    UNION ALL
    -- What one connection cannot know, as long as nobody asked elsewhere.
    SELECT 5, column2
    FROM (VALUES ('setup', 'Fields and objects hidden from the sync user, and which permission set or profile is the cause: '
                           || 'the sync user''s own connection cannot tell, View Setup and Configuration can'),
                 ('usage', 'How full the fields are and how often they change: no records were counted'))
    WHERE column1 NOT IN (SELECT source FROM source WHERE status <> 'not_asked')
),
by_object AS (
    SELECT coalesce(object, 'the whole org') AS object, count(*) AS findings,
           sum(severity_rank <= 3) AS above_low
    FROM finding WHERE NOT waived GROUP BY 1 ORDER BY findings DESC, object LIMIT 10
),
page (section, position, style, a, b, c, d, e, f, g) AS (
    SELECT 1, 0, 'note', note, '', '', '', '', '', '' FROM audit_user WHERE note IS NOT NULL
    UNION ALL
    SELECT 1, 1, 'title', 'Marketo sync audit of ' || name || ' – ' || environment, '', '', '', '', '', '' FROM org
    UNION ALL
    SELECT 1, 2, 'subtitle', 'Seen as ' || sync_user || ' on ' || time || ' · ' || replace(instance_url, 'https://', '')
           || coalesce(' · ' || edition, '') || coalesce(' · org ' || org_id, ''), '', '', '', '', '', '' FROM org
    UNION ALL
    SELECT 1, 3, 'subtitle', printf('%d of %d objects read, %d fields', ok, asked, fields)
           || CASE WHEN failed > 0 THEN printf(' · %d failed: this audit is INCOMPLETE', failed)
                   WHEN partial THEN ' · this audit is INCOMPLETE'
                   WHEN EXISTS (SELECT 1 FROM verdict_gap) THEN ' · not all that the sync has to do with was read or checked'
                   ELSE ' · complete for what was asked' END
           || CASE WHEN refused > 0 THEN printf(' · %d not permitted to the sync user', refused) ELSE '' END,
           '', '', '', '', '', '' FROM described, org
    UNION ALL
    -- What happened since the audit before, where that cannot wait.
    SELECT 1, 4, 'item', text || ': ' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM change_alert ORDER BY rank LIMIT 10))
           || (SELECT iif(count(*) > 10, printf(' and %d more', count(*) - 10), '') FROM change_alert) || '.', '', '', '', '', '', ''
    FROM change_alarm
    UNION ALL
    SELECT 1, 5, 'item', printf('%d %s since %s: sheet Changes.', count(*), iif(count(*) = 1, 'breaking change', 'breaking changes'),
                                substr(before_time, 1, 10)), '', '', '', '', '', ''
    FROM change_run, change WHERE class = 'breaking' HAVING count(*) > 0
    UNION ALL
    SELECT 2, 0, 'heading', 'May I press Sync Fields?', '', '', '', '', '', ''
    UNION ALL
    SELECT 2, 1, 'verdict', verdict, '', '', '', '', '', '' FROM verdict
    UNION ALL
    SELECT 2, 2, 'answer', CASE verdict
        WHEN 'Ready' THEN 'Yes: all that counts was read and checked, and no critical or high finding is open.'
        WHEN 'Not known' THEN 'Not yet: not all that counts was read and checked.'
        WHEN 'Needs work' THEN printf('Not yet: %d high %s open.', high, iif(high = 1, 'finding is', 'findings are'))
        ELSE printf('No: %d critical %s open.', critical, iif(critical = 1, 'finding is', 'findings are')) END,
        '', '', '', '', '', '' FROM verdict
    UNION ALL
    SELECT 2, 3, 'text', printf('%d of %d checks ran. ', ran, rules) || CASE verdict
        WHEN 'Blocked' THEN 'Do not press Sync Fields or start the sync before these are done. If nobody acts:'
        WHEN 'Needs work' THEN 'Nothing blocks the sync; until these are done:'
        WHEN 'Not known' THEN 'No critical or high finding is open, but these are not known:'
        ELSE 'No critical or high finding is open.' END, '', '', '', '', '', '' FROM verdict
    UNION ALL
    SELECT 2, 3 + row_number() OVER (ORDER BY rank) / 10.0, 'item', text, row, '', '', '', '', '' FROM blocker
    UNION ALL
    SELECT 2, 6, 'text', 'Of these nothing is said:', '', '', '', '', '', '' FROM verdict
    WHERE verdict <> 'Not known' AND EXISTS (SELECT 1 FROM verdict_gap)
    UNION ALL
    SELECT 2, 6 + position / 1000.0, 'item', text, '', '', '', '', '', '' FROM verdict_gap
    UNION ALL
    SELECT 2, 7, 'note', 'Professional Edition: what the sync user sees and edits follows from the page layouts of Lead and Contact, '
           || 'not from field-level security.', '', '', '', '', '', '' FROM org WHERE edition LIKE 'Professional%'
    UNION ALL
    SELECT 3, 1, 'heading', 'What leaves for good', '', '', '', '', '', ''
    UNION ALL
    SELECT 3, 2, 'text', printf('Press Sync Fields today and %,d fields are created in Marketo for good.', created)
           || iif(there > 0, printf(' %,d more are there already.', there), '')
           || CASE WHEN enabled > 0
                   THEN printf(' %,d of them belong to custom objects and come once each object is enabled.', enabled)
                   ELSE ' Fields of custom objects come only once each object is enabled.' END,
           '', '', '', '', '', '' FROM report_created
    UNION ALL
    SELECT 3, 3, 'item', printf('%,d %s of the sync %s sensitive: ', (SELECT sensitive FROM report_created),
                                iif((SELECT sensitive FROM report_created) = 1, 'field', 'fields'),
                                iif((SELECT sensitive FROM report_created) = 1, 'is', 'are'))
        || group_concat(text, ', ') || iif(max(fields) > 12, printf(', and %,d more', max(fields) - 12), '') || '.',
           coalesce((SELECT printf('#''Actions''!A%d', min(a.rank) + 1) FROM report_action a, json_each(a.findings) AS f
                     WHERE f.value GLOB 'sensitive-data:*'), ''), '', '', '', '', ''
    FROM (SELECT text, fields FROM sensitive WHERE position <= 12 ORDER BY position) HAVING count(*) > 0
    UNION ALL
    SELECT 3, 4, 'item', printf('%,d %s undecided.', undecided, iif(undecided = 1, 'field of the sync is', 'fields of the sync are')),
           target, '', '', '', '', ''
    FROM report_created, to_decide WHERE undecided > 0
    UNION ALL
    SELECT 3, 5, 'item', printf('%,d of them %s proposed to hide.', hide, iif(hide = 1, 'is', 'are')),
           target, '', '', '', '', ''
    FROM report_created, to_decide WHERE hide > 0
    UNION ALL
    SELECT 4, 1, 'heading', 'Do first', '', '', '', '', '', ''
    UNION ALL
    SELECT 4, 2, 'table', '#', 'Severity', 'What', 'Where', 'Who', 'Fields', 'Open' WHERE EXISTS (SELECT 1 FROM action)
    UNION ALL
    SELECT 4, 2 + rank, 'row', row || char(10) || rank, severity, text, place, who, nullif(field_count, 0),
        CASE WHEN link <> '' THEN link || char(10) || 'Open' END
    FROM named_action WHERE rank <= 10
    UNION ALL
    SELECT 4, 20, 'note', CASE count(*) WHEN 0 THEN 'Nothing to do' || iif(EXISTS (SELECT 1 FROM verdict_gap), ' in what was read.', '.')
        ELSE printf('%d actions in all%s: sheet Actions.', sum(severity <> 'info'),
                    CASE WHEN sum(severity = 'info') > 0 THEN printf(', and %d notes that ask for nothing', sum(severity = 'info'))
                         ELSE '' END) END, '', '', '', '', '', ''
    FROM action HAVING count(*) = 0 OR count(*) > 10
    UNION ALL
    SELECT 5, 1, 'heading', 'What was not checked, and who could open it', '', '', '', '', '', ''
    UNION ALL
    SELECT 5, 1 + row_number() OVER (ORDER BY kind, text), 'item', text, '', '', '', '', '', '' FROM unchecked
    UNION ALL
    SELECT 5, 2, 'note', 'Everything was answered.', '', '', '', '', '', '' WHERE NOT EXISTS (SELECT 1 FROM unchecked)
        AND NOT EXISTS (SELECT 1 FROM verdict_gap)
    UNION ALL
    SELECT 6, 1, 'index', 'Sheets', '', '', '', '', '', ''
    UNION ALL
    SELECT 6, 1 + position, 'sheets', '', title, summary, '', '', '', '#''' || title || '''!A1' || char(10) || 'Go to'
    FROM sheet WHERE title <> 'Overview'
    UNION ALL
    SELECT 7, 1, 'heading', 'Readiness by best practice', '', '', '', '', '', ''
    UNION ALL
    SELECT 7, 2, 'table', '#', 'Status', 'Practice', 'Evidence', '', '', ''
    UNION ALL
    SELECT 7, 2 + number, 'row', number, status, title, evidence, '', '', '' FROM practice
    UNION ALL
    SELECT 8, 1, 'heading', 'Findings', '', '', '', '', '', ''
    UNION ALL
    SELECT 8, 2, 'table', '', 'Severity', 'Findings', '', '', '', ''
    UNION ALL
    SELECT 8, 2 + s.rank, 'row', '', s.severity, count(f.fingerprint), '', '', '', ''
    FROM reference_severity s LEFT JOIN finding f ON f.severity = s.severity AND NOT f.waived GROUP BY s.rank, s.severity
    UNION ALL
    SELECT 8, 8, 'chart', 'Findings by severity', 2, 3, '', '', '', ''
    UNION ALL
    SELECT 9, 1, 'table', '', 'Findings', 'Object', '', '', '', '' WHERE EXISTS (SELECT 1 FROM by_object)
    UNION ALL
    SELECT 9, 1 + row_number() OVER (ORDER BY findings DESC, object), 'row', '', findings, object, '', '', '', ''
    FROM by_object
    UNION ALL
    SELECT 9, 20, 'chart', 'Objects with the most findings', 3, 2, '', '', '', '' WHERE EXISTS (SELECT 1 FROM by_object)
    UNION ALL
    SELECT 99, 1, 'note', line, '', '', '', '', '', '' FROM report_stamp
)
SELECT style, a, b, c, d, e, f, g FROM page ORDER BY section, position
