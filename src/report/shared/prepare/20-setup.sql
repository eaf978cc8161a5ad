-- What Setup says of each visible field: description, maker, classification, and what grants it.
CREATE TEMP TABLE IF NOT EXISTS report_setup AS
SELECT object, field, description, substr(created, 1, 10) AS created, created_by, substr(modified, 1, 10) AS modified, modified_by,
       classification
FROM field_definition;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_setup_name ON report_setup (object, field);

CREATE TEMP TABLE IF NOT EXISTS report_grant AS
SELECT k.object, k.field, g.names
FROM known_field k
JOIN (SELECT object, field, group_concat(name, ', ') AS names
      FROM (SELECT f.object, f.field, c.name FROM container c JOIN container_field f ON f.container = c.container
            WHERE c.state = 'active' AND f.can_read ORDER BY f.object, f.field, c.name)
      GROUP BY object, field) AS g ON g.object = k.holder AND g.field = k.holder_field
LIMIT (SELECT CASE WHEN EXISTS (SELECT 1 FROM setup_field_permissions) THEN -1 ELSE 0 END);
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_grant_name ON report_grant (object, field);

-- Why a field is taken for stale, each part by itself: what rules found, then what speaks for it or against.
CREATE TEMP TABLE IF NOT EXISTS report_staleness AS
SELECT s.object, s.field,
       s.signs || iif(e.use <> '' AND instr(s.signs, e.use) = 0, '; ' || e.use, '')
           || iif(e.formulas > 0, printf('; in %d formula%s', e.formulas, iif(e.formulas = 1, '', 's')), '')
           || iif(e.changes > 0, printf('; %,d changes in history, the last on %s', e.changes, substr(e.last_change, 1, 10)), '')
           || coalesce('; ' || e.history, '')
           || coalesce('; made on ' || e.created, '') AS parts
FROM (SELECT object, field, group_concat(message, '; ') AS signs
      FROM (SELECT object, field, message FROM finding
            WHERE rule IN ('stale-by-name', 'stale-by-status', 'never-filled', 'not-filled-since', 'formula-not-referenced') AND NOT waived
            ORDER BY object, field, rule) GROUP BY object, field) AS s
LEFT JOIN field_evidence e ON e.object = s.object AND e.field = s.field;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_staleness_name ON report_staleness (object, field);
