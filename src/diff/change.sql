-- What was found (src/diff/found) in order, with what it means for the sync. `before` and `now` are the attached databases of
-- the two sides.

DELETE FROM change_run;
DELETE FROM change;
DELETE FROM finding_change;
DELETE FROM action_change;
DELETE FROM coverage_change;

INSERT INTO change_run
SELECT b.time, n.time, coalesce(b.org_name, b.instance_url), coalesce(n.org_name, n.instance_url), b.sync_user, n.sync_user,
       b.verdict, n.verdict, b.partial, n.partial
FROM before.run b, now.run n;

INSERT INTO change (rank, code, title, severity, severity_rank, class, object, field, attribute, before, after, fields, message,
                    why, basis)
SELECT row_number() OVER (ORDER BY severity_rank, class <> 'new-visible', class = 'other', object, field, attribute, code),
       code, title, severity, severity_rank, class, object, field, attribute, before, after, fields, message, why, basis
FROM (
    SELECT f.*, r.title, r.why, s.severity, s.rank AS severity_rank,
           CASE WHEN f.matters THEN r.class ELSE 'other' END AS class
    FROM diff_found f
    JOIN reference_change r ON r.code = f.code
    JOIN reference_severity w ON w.severity = iif(f.matters, r.severity, r.severity_elsewhere)
    -- A guess is never above medium.
    JOIN reference_severity s ON s.rank = iif(f.matters AND f.basis = 'possible', max(w.rank, 3), w.rank)
);

-- A finding on what one side did not read neither came nor went.
INSERT INTO finding_change (fingerprint, state, rule, severity, severity_rank, object, field, message)
SELECT coalesce(n.fingerprint, b.fingerprint),
       CASE
           WHEN b.fingerprint IS NOT NULL AND n.fingerprint IS NOT NULL THEN 'same'
           WHEN o.before_state = 'unknown' OR o.now_state = 'unknown'
                OR coalesce(br.status, 'skipped') NOT IN ('pass', 'fail') OR coalesce(nr.status, 'skipped') NOT IN ('pass', 'fail')
               THEN 'unknown'
           WHEN n.fingerprint IS NOT NULL THEN 'new'
           ELSE 'gone'
       END,
       coalesce(n.rule, b.rule), coalesce(n.severity, b.severity), coalesce(n.severity_rank, b.severity_rank),
       coalesce(n.object, b.object), coalesce(n.field, b.field), coalesce(n.message, b.message)
FROM now.finding n
FULL JOIN before.finding b ON b.fingerprint = n.fingerprint
LEFT JOIN diff_object o ON o.object = coalesce(n.object, b.object)
LEFT JOIN now.rule nr ON nr.id = coalesce(n.rule, b.rule)
LEFT JOIN before.rule br ON br.id = coalesce(n.rule, b.rule);

-- An action is new or done when a finding behind it came or went; else it is only grouped otherwise, or one side did not read.
INSERT INTO action_change (state, action, object, severity, severity_rank)
SELECT CASE WHEN b.action IS NOT NULL AND n.action IS NOT NULL THEN 'same'
            WHEN EXISTS (SELECT 1 FROM json_each(coalesce(n.findings, b.findings)) AS f
                         JOIN finding_change c ON c.fingerprint = f.value AND c.state IN ('new', 'gone'))
                THEN iif(n.action IS NOT NULL, 'new', 'done')
            ELSE 'unknown' END,
       coalesce(n.action, b.action), coalesce(n.object, b.object), coalesce(n.severity, b.severity),
       coalesce(n.severity_rank, b.severity_rank)
FROM now.action n FULL JOIN before.action b ON b.action = n.action AND b.object = n.object;

INSERT INTO coverage_change (what, name, before, after)
SELECT 'source', coalesce(n.source, b.source), coalesce(b.status, 'not_asked'), coalesce(n.status, 'not_asked')
FROM now.source n FULL JOIN before.source b ON b.source = n.source
WHERE coalesce(n.status, 'not_asked') <> coalesce(b.status, 'not_asked')
UNION ALL
SELECT 'object', object, before_state, now_state FROM diff_object
WHERE (before_state = 'unknown') <> (now_state = 'unknown') AND 'ok' IN (before_state, now_state);

DROP TABLE temp.diff_found;
DROP TABLE temp.diff_attribute;
DROP TABLE temp.diff_changed;
DROP TABLE temp.diff_rename;
DROP TABLE temp.diff_pair;
DROP TABLE temp.diff_gone;
DROP TABLE temp.diff_new;
DROP TABLE temp.diff_object;
