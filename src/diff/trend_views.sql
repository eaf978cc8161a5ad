-- What is asked of the index. Made anew on every handle, as what lies in the file is not trusted.

-- One row per run, oldest first, with its number from 1.
CREATE TEMP VIEW trend AS
SELECT row_number() OVER (ORDER BY time, folder) AS number, folder, time, verdict, partial, sync_user,
       max(CASE measure WHEN 'critical' THEN value END) AS critical, max(CASE measure WHEN 'high' THEN value END) AS high,
       max(CASE measure WHEN 'medium' THEN value END) AS medium, max(CASE measure WHEN 'low' THEN value END) AS low,
       max(CASE measure WHEN 'info' THEN value END) AS info, max(CASE measure WHEN 'waived' THEN value END) AS waived,
       max(CASE measure WHEN 'fields created in Marketo' THEN value END) AS fields,
       max(CASE measure WHEN 'actions' THEN value END) AS actions
FROM run LEFT JOIN run_measure USING (folder)
WHERE time IS NOT NULL
GROUP BY folder;

-- One row per stretch of whole runs a finding was open in. One that is partial is left out: it says nothing about what it did not
-- read.
CREATE TEMP VIEW finding_life AS
WITH numbered AS (SELECT row_number() OVER (ORDER BY number) AS number, folder, time FROM trend WHERE NOT partial),
open AS (SELECT f.fingerprint, f.rule, f.title, f.severity, f.severity_rank, f.object, f.field, f.action, n.number, n.time
         FROM run_finding f JOIN numbered n ON n.folder = f.folder),
stretch AS (
    SELECT *, number - row_number() OVER (PARTITION BY fingerprint ORDER BY number) AS island FROM open
)
SELECT s.fingerprint, s.rule, s.title, s.severity, s.severity_rank, s.object, s.field, s.action, s.first_seen, s.last_seen, s.runs,
       after.time AS gone -- NULL = still open
FROM (SELECT *, min(time) AS first_seen, max(time) AS last_seen, max(number) AS last, count(*) AS runs
      FROM stretch GROUP BY fingerprint, island) AS s
LEFT JOIN numbered after ON after.number = s.last + 1;

-- Comparisons that are still to be made, oldest first.
CREATE TEMP VIEW due_comparison AS
SELECT n.folder, n.before
FROM (SELECT folder, time, lag(folder) OVER (PARTITION BY org_id, user_id ORDER BY time, folder) AS before
      FROM run WHERE time IS NOT NULL) AS n
LEFT JOIN run_comparison c ON c.folder = n.folder
WHERE n.before IS NOT NULL AND c.before IS NOT n.before
ORDER BY n.time, n.folder;

-- What happened to each object and field, as far as the audits saw it: what changed, and which findings of medium or above came
-- and went. `time` is that of the audit that saw it first.
CREATE TEMP VIEW timeline AS
SELECT c.object, c.field, r.time, c.severity, c.severity_rank, c.title, c.before, c.after, c.message, c.changed_by, c.changed_at,
       c.certainty
FROM run_change c JOIN run r ON r.folder = c.folder
UNION ALL
SELECT coalesce(object, ''), field, first_seen, severity, severity_rank, 'Finding is new', NULL, NULL, title, NULL, NULL, NULL
FROM finding_life WHERE severity_rank <= 3 AND first_seen > (SELECT min(time) FROM run)
UNION ALL
SELECT coalesce(object, ''), field, gone, severity, severity_rank, 'Finding is gone', NULL, NULL, title, NULL, NULL, NULL
FROM finding_life WHERE severity_rank <= 3 AND gone IS NOT NULL;

-- All rows of the tables are read once, and none of the views: what is damaged is to be found before it is used.
SELECT (SELECT count(*) FROM run), (SELECT count(*) FROM run_measure), (SELECT count(*) FROM run_finding),
    (SELECT count(*) FROM run_change),
       (SELECT count(*) FROM run_comparison), (SELECT count(*) FROM seen_run), (SELECT count(*) FROM seen_object),
       (SELECT sum(length(fields)) FROM seen_list);
SELECT 1 FROM finding_life, trend, timeline, due_comparison WHERE 0;
