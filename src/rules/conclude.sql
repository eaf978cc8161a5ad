-- What follows from the findings: actions, practices, the verdict. Run once, after the last rule.

-- Open findings, each with the number of the action that closes it: same change, same place, one action. Most changes are
-- made on the page of an object, and so is the access to fields; what Marketo's admin does, what an object permission is, the sync
-- user and its records have one place for all objects.
CREATE TEMP TABLE action_finding AS
SELECT dense_rank() OVER (ORDER BY action, place, iif(place = 'object' OR place = 'grant' AND field IS NOT NULL, object, NULL))
           AS action_number, *
FROM (SELECT f.fingerprint, f.rule, f.severity, f.severity_rank, f.basis, f.object, f.field, f.message, f.action, f.who,
             CASE WHEN min(f.who) OVER change = 'marketo' AND max(f.who) OVER change = 'marketo' THEN 'marketo'
                  ELSE coalesce(nullif(r.place, ''), 'object') END AS place
      FROM finding f JOIN rule_result r ON r.id = f.rule
      WHERE NOT f.waived
      WINDOW change AS (PARTITION BY f.action, f.object));
CREATE INDEX temp.action_finding_field ON action_finding (action_number, field);
CREATE INDEX temp.action_finding_rule ON action_finding (action_number, severity_rank, rule);

-- The rules of each action, worst first, each once, with the first fields it names.
CREATE TEMP TABLE action_rule AS
SELECT action_number, row_number() OVER (PARTITION BY action_number ORDER BY min(severity_rank), rule) AS position, rule,
       count(*) AS findings, group_concat(CASE WHEN place <= 10 THEN iif(objects = 1, '', object || '.') || field END, ', ') AS fields,
       count(field) AS field_count, group_concat(CASE WHEN place <= 3 AND field IS NULL THEN message END, '; ') AS facts
FROM (SELECT f.action_number, f.rule, f.severity_rank, f.object, f.field, f.message, n.objects,
             row_number() OVER (PARTITION BY f.action_number, f.rule ORDER BY f.field IS NULL, f.severity_rank, f.object, f.field) AS place
      FROM action_finding f
      JOIN (SELECT action_number, count(DISTINCT object) AS objects FROM action_finding GROUP BY action_number) AS n
        ON n.action_number = f.action_number
      ORDER BY f.action_number, f.rule, place)
GROUP BY action_number, rule;
CREATE INDEX temp.action_rule_number ON action_rule (action_number, position);

-- What the rules of an action say, one line a rule in their order. A sentence that several of them say, or that another goes on
-- from, stands once.
CREATE TEMP TABLE action_text AS
WITH sentence AS MATERIALIZED (
    SELECT a.action_number, t.key AS kind, s.value AS text, min(a.position * 1000 + s.key) AS place
    FROM action_rule a JOIN rule_result r ON r.id = a.rule,
         json_each(json_object('why', r.why, 'fix', r.fix, 'risk', r.risk, 'undo', r.undo)) AS t,
         json_each(regexp_all('(\S.*?(?:\.(?=\s)|$))', t.value)) AS s
    GROUP BY a.action_number, t.key, s.value
),
line AS (
    SELECT action_number, kind, group_concat(text, ' ') AS text
    FROM (SELECT * FROM sentence s
          WHERE NOT EXISTS (SELECT 1 FROM sentence longer
                            WHERE longer.action_number = s.action_number AND longer.kind = s.kind
                              AND length(longer.text) > length(s.text)
                              AND substr(longer.text, 1, length(rtrim(s.text, '.')) + 1)
                                  IN (rtrim(s.text, '.') || ';', rtrim(s.text, '.') || ','))
          ORDER BY action_number, kind, place)
    GROUP BY action_number, kind, place / 1000
)
SELECT action_number, kind, group_concat(text, char(10)) AS text FROM line GROUP BY action_number, kind;
CREATE UNIQUE INDEX temp.action_text_number ON action_text (action_number, kind);

-- The view of objects, read once instead of once per action.
CREATE TEMP TABLE action_label (object TEXT PRIMARY KEY, label TEXT) WITHOUT ROWID;
INSERT INTO action_label SELECT object, label FROM object;

-- Where access is given: the one permission set or profile of all objects of the action, as far as one is best for each of them.
CREATE TEMP TABLE action_grant AS
SELECT f.action_number, min(iif(t.kind = 'profile', 'Profiles', 'Permission Sets') || ' > ' || t.name) AS name,
       min(t.setup_page) FILTER (WHERE t.setup_page REGEXP '^[A-Za-z]+/page\?address=%2F[A-Za-z0-9]+\z') AS setup_page
FROM (SELECT DISTINCT action_number, object FROM action_finding WHERE place = 'grant') AS f
JOIN (SELECT * FROM grant_target
      WHERE object IN (SELECT object FROM action_finding WHERE place = 'grant')
         OR object = 'Lead' AND EXISTS (SELECT 1 FROM action_finding WHERE place = 'grant' AND object IS NULL)) AS t
  ON t.object = coalesce(f.object, 'Lead')
GROUP BY f.action_number HAVING count(DISTINCT t.container) = 1;

-- One row per action, with where it is made: in words, and as a page of Salesforce if the names can stand in an address.
CREATE TEMP TABLE action_place AS
WITH
grouped AS (
    SELECT action_number, action, place AS kind, min(severity_rank) AS severity_rank,
           CASE WHEN min(object) = max(object) THEN min(object) END AS object,
           group_concat(DISTINCT object) AS objects,
           CASE WHEN min(who) = max(who) THEN min(who) ELSE 'both' END AS who,
           count(DISTINCT object || '.' || field) AS field_count, min(field) AS field, sum(basis = 'observed') AS observed
    FROM action_finding GROUP BY action_number
),
-- Where the sync user's own container is not known, access to fields is given on the page of the object.
placed AS (
    SELECT g.*, t.name AS target, t.setup_page,
           CASE WHEN g.kind = 'grant' AND t.name IS NULL THEN iif(g.field_count > 0, 'object', 'permissions') ELSE g.kind END AS at,
           g.object REGEXP '^[A-Za-z][A-Za-z0-9_]*\z' AS addressable
    FROM grouped g LEFT JOIN action_grant t ON t.action_number = g.action_number
)
SELECT p.*,
       CASE
           WHEN at = 'marketo' THEN 'Marketo'
           WHEN at = 'permissions' THEN 'Setup > Permission Sets > the sync user''s > Object Settings'
           WHEN at = 'grant' AND objects IS NULL THEN 'Setup > ' || target || ' > System Permissions'
           WHEN at = 'grant' AND field_count = 0 AND p.object IN (SELECT object FROM governed_object) THEN 'Setup > ' || target
           WHEN at = 'grant' THEN 'Setup > ' || target || ' > Object Settings > ' || coalesce(l.label, replace(objects, ',', ', '))
                                  || iif(field_count > 0, ' > Field Permissions', ' > Object Permissions')
           WHEN at = 'user' THEN 'Setup > Users > ' || coalesce((SELECT sync_user_name FROM audit), 'the sync user')
           WHEN at = 'records' AND p.object IS NULL
               THEN 'Salesforce > Reports' || coalesce(': records of ' || replace(objects, ',', ', '), '')
           WHEN at = 'records' THEN 'Salesforce > list view or report of ' || coalesce(l.label, p.object)
           WHEN p.object IS NULL THEN 'Salesforce Setup'
           ELSE 'Setup > Object Manager > ' || coalesce(l.label, p.object)
                || CASE WHEN field_count > 0 THEN ' > Fields & Relationships' ELSE '' END
       END AS place,
       coalesce((SELECT CASE
                     WHEN at = 'permissions' THEN setup_url || '/PermSets/home'
                     WHEN at = 'grant' THEN setup_url || '/' || p.setup_page
                     WHEN at = 'user' THEN setup_url || coalesce((SELECT '/ManageUsers/page?address=%2F' || user_id FROM audit
                                                                  WHERE user_id REGEXP '^005[A-Za-z0-9]{12,15}\z'), '/ManageUsers/home')
                     WHEN at = 'records' THEN replace(setup_url, '/lightning/setup', '/lightning/o/')
                                              || CASE -- events and members of campaigns have no list
                                                  WHEN p.object IS NULL OR p.object IN ('Event', 'CampaignMember') THEN 'Report/home'
                                                  WHEN addressable THEN p.object || '/list' END
                     WHEN at = 'object' AND addressable
                         THEN setup_url || coalesce((SELECT page FROM field_page i
                                                     WHERE p.field_count = 1 AND i.object = p.object AND i.field = p.field),
                                                    '/ObjectManager/' || p.object
                                                    || iif(field_count > 0, '/FieldsAndRelationships/view', '/Details/view'))
                 END
                 FROM setup_home), '') AS link
FROM placed p
LEFT JOIN action_label l ON l.object = p.object;
CREATE UNIQUE INDEX temp.action_place_number ON action_place (action_number);

INSERT INTO action (rank, severity, severity_rank, who, action, place, object, objects, link, fields, field_count, reasons, why, fix,
                    risk, undo, findings, otherwise)
SELECT row_number() OVER (ORDER BY p.severity_rank, p.observed DESC, p.field_count DESC, p.place, p.action, p.object),
       (SELECT severity FROM reference_severity WHERE rank = p.severity_rank),
       p.severity_rank, p.who, p.action, p.place, p.object,
       (SELECT json_group_array(object)
        FROM (SELECT DISTINCT f.object FROM action_finding f
              WHERE f.action_number = p.action_number AND f.object IS NOT NULL ORDER BY f.object)),
       p.link,
       (SELECT json_group_array(name)
        FROM (SELECT iif(p.object IS NULL, f.object || '.', '') || f.field AS name FROM action_finding f
              WHERE f.action_number = p.action_number AND f.field IS NOT NULL GROUP BY 1 ORDER BY min(f.severity_rank), 1)),
       p.field_count,
       (SELECT json_group_array(reason)
        FROM (SELECT printf('%s (%d)', r.title, a.findings)
                     -- Where there are several, each says which fields are its. What is about no field says how many records.
                     || CASE WHEN a.fields IS NOT NULL AND count(*) OVER () > 1
                             THEN ': ' || a.fields || iif(a.field_count > 10, printf(' and %d more', a.field_count - 10), '')
                             WHEN a.field_count = 0 THEN ': ' || a.facts || iif(a.findings > 3, printf('; and %d more', a.findings - 3), '')
                             ELSE '' END AS reason, a.position
              FROM action_rule a JOIN rule_result r ON r.id = a.rule
              WHERE a.action_number = p.action_number ORDER BY a.position)),
       coalesce(t.why, ''), coalesce(t.fix, ''), coalesce(t.risk, ''), coalesce(t.undo, ''),
       (SELECT json_group_array(fingerprint)
        FROM (SELECT f.fingerprint FROM action_finding f WHERE f.action_number = p.action_number ORDER BY f.fingerprint)),
       (SELECT coalesce(nullif(r.otherwise, ''), json_extract(regexp_all('^(.*?(?:\.(?=\s)|$))', r.why), '$[0]'), r.why)
        FROM action_rule a JOIN rule_result r ON r.id = a.rule WHERE a.action_number = p.action_number ORDER BY a.position LIMIT 1)
FROM action_place p
LEFT JOIN (SELECT action_number, max(text) FILTER (WHERE kind = 'why') AS why, max(text) FILTER (WHERE kind = 'fix') AS fix,
                  max(text) FILTER (WHERE kind = 'risk') AS risk, max(text) FILTER (WHERE kind = 'undo') AS undo
           FROM action_text GROUP BY action_number) AS t ON t.action_number = p.action_number;

-- What was not read.
INSERT INTO unread_object (object, state, reason, syncs)
SELECT s.object, coalesce(o.state, 'not_asked'), coalesce(o.state_reason, ''), s.syncs
FROM (SELECT object, min(position) AS position, max(syncs) AS syncs
      FROM (SELECT object, position, object IN (SELECT object FROM main_object) AS syncs FROM reference_object_right
            UNION ALL SELECT object, 1000, 1 FROM synced_object_setting)
      GROUP BY object) AS s
LEFT JOIN object o ON o.object = s.object
WHERE coalesce(o.state, 'not_asked') NOT IN ('ok', iif(s.syncs, 'ok', 'not_there'), iif(s.syncs, 'ok', 'not_permitted'))
ORDER BY s.position, s.object;

INSERT INTO verdict_gap (counts, text)
SELECT syncs, printf('%s not read (%s)', group_concat(object, ', '), replace(state, '_', ' ')
                     || coalesce(': ' || nullif(min(reason), ''), ''))
FROM unread_object GROUP BY syncs, state ORDER BY min(position);

INSERT INTO verdict_gap (counts, text)
SELECT 1, source || ' failed' || iif(min(object) = '', '', iif(count(*) > 3, printf(' for %,d objects, such as %s', count(*), min(object)),
                                                                ' for ' || group_concat(object, ', ')))
          || coalesce(': ' || nullif(min(reason), ''), '')
FROM (SELECT source, object, reason FROM coverage
      WHERE status = 'failed' AND NOT (source = 'describe' AND object IN (SELECT object FROM unread_object))
      ORDER BY source, object)
GROUP BY source;

INSERT INTO verdict_gap (counts, text)
SELECT 1, 'the audit is incomplete' FROM audit WHERE partial AND NOT EXISTS (SELECT 1 FROM verdict_gap WHERE counts);

-- A rule that broke, and one that counts and was switched off: this connection could have answered them.
INSERT INTO verdict_gap (counts, text)
SELECT severity IN ('critical', 'high'),
       printf('the check "%s" (%s) %s', title, severity, iif(status = 'error', 'broke: ' || reason, 'is ' || reason))
FROM rule_result
WHERE status = 'error' OR status = 'skipped' AND severity IN ('critical', 'high') AND reason GLOB 'switched off*'
ORDER BY 1 DESC, status, id;

-- What the rules of a practice did not look at, each missing source once.
CREATE TEMP TABLE practice_gap AS
SELECT practice AS number, group_concat(DISTINCT name) AS missing
FROM (SELECT practice, CASE WHEN status = 'error' THEN 'a rule that broke'
                            WHEN reason GLOB 'needs *:*' THEN substr(reason, 7, instr(reason, ':') - 7)
                            ELSE 'a rule that is ' || reason END AS name
      FROM rule_result WHERE status IN ('skipped', 'error') ORDER BY 1, 2)
GROUP BY practice;

INSERT INTO practice (number, title, status, evidence)
SELECT p.number, p.title,
       CASE
           WHEN f.critical + f.high > 0 THEN 'fail'
           WHEN f.medium > 0 THEN 'attention'
           WHEN r.rules = 0 OR r.ran < r.rules OR whole.unread IS NOT NULL OR whole.partial THEN 'unknown'
           ELSE 'pass'
       END,
       CASE
           WHEN r.rules = 0 THEN 'no rule looks at this yet'
           WHEN r.ran = 0 THEN printf('none of %d rule%s could run', r.rules, iif(r.rules = 1, '', 's'))
           ELSE printf('%d of %d rule%s ran: ', r.ran, r.rules, iif(r.rules = 1, '', 's'))
                || CASE
                       WHEN f.findings = 0 THEN 'nothing found'
                       ELSE substr(iif(f.critical, printf(', %d critical', f.critical), '')
                                   || iif(f.high, printf(', %d high', f.high), '')
                                   || iif(f.medium, printf(', %d medium', f.medium), '')
                                   || iif(f.low, printf(', %d low', f.low), '')
                                   || iif(f.info, printf(', %d info', f.info), ''), 3)
                            || iif(f.findings = 1, ' finding', ' findings')
                   END
       END
       || coalesce('; missing: ' || replace(g.missing, ',', ', '), '')
       || iif(r.rules > 0, coalesce('; not read: ' || whole.unread, '') || iif(whole.partial, '; the audit is incomplete', ''), '')
FROM reference_practice p
JOIN (SELECT p2.number, count(r2.id) AS rules, coalesce(sum(r2.status IN ('pass', 'fail')), 0) AS ran
      FROM reference_practice p2 LEFT JOIN rule_result r2 ON r2.practice = p2.number GROUP BY p2.number) AS r
  ON r.number = p.number
JOIN (SELECT p3.number, count(f3.fingerprint) AS findings,
             coalesce(sum(f3.severity_rank = 1), 0) AS critical, coalesce(sum(f3.severity_rank = 2), 0) AS high,
             coalesce(sum(f3.severity_rank = 3), 0) AS medium, coalesce(sum(f3.severity_rank = 4), 0) AS low,
             coalesce(sum(f3.severity_rank = 5), 0) AS info
      FROM reference_practice p3
      LEFT JOIN rule_result r3 ON r3.practice = p3.number
      LEFT JOIN finding f3 ON f3.rule = r3.id AND NOT f3.waived
      GROUP BY p3.number) AS f
  ON f.number = p.number
LEFT JOIN practice_gap g ON g.number = p.number
JOIN (SELECT (SELECT group_concat(object, ', ') FROM (SELECT object FROM unread_object ORDER BY position)) AS unread,
             partial FROM audit) AS whole;

INSERT INTO verdict (verdict, critical, high, medium, low, info, waived, errors, ran, rules, judged, version)
SELECT CASE WHEN critical > 0 THEN 'Blocked' WHEN high > 0 THEN 'Needs work'
            WHEN EXISTS (SELECT 1 FROM verdict_gap WHERE counts) THEN 'Not known' ELSE 'Ready' END,
       critical, high, medium, low, info, waived, errors, ran, rules, :now, :version
FROM (SELECT coalesce(sum(severity_rank = 1 AND NOT waived), 0) AS critical,
             coalesce(sum(severity_rank = 2 AND NOT waived), 0) AS high,
             coalesce(sum(severity_rank = 3 AND NOT waived), 0) AS medium,
             coalesce(sum(severity_rank = 4 AND NOT waived), 0) AS low,
             coalesce(sum(severity_rank = 5 AND NOT waived), 0) AS info,
             coalesce(sum(waived), 0) AS waived
      FROM finding),
     (SELECT coalesce(sum(status = 'error'), 0) AS errors, coalesce(sum(status IN ('pass', 'fail')), 0) AS ran,
             count(*) AS rules FROM rule_result);

DROP TABLE action_place;
DROP TABLE action_grant;
DROP TABLE action_label;
DROP TABLE action_text;
DROP TABLE action_rule;
DROP TABLE action_finding;
DROP TABLE practice_gap;
