-- For programs: a schema of its own, without an org.
SELECT json_object('tool', json_object('name', 'syncaudit', 'version', (SELECT version FROM lint_place)),
    'coverage', json_object('judged', json(iif((SELECT base FROM lint_place) IS NULL, 'false', 'true')), 'base', (SELECT base
        FROM lint_place),
        'broken', (SELECT json_group_array(json_object('file', file, 'line', line, 'reason', reason)) FROM (SELECT *
            FROM source_broken ORDER BY file)),
        'missing', (SELECT json_group_array(name) FROM (SELECT name FROM source_unsure ORDER BY name)),
        'gaps', (SELECT json_group_array(text) FROM lint_gap)),
    'summary', (SELECT json_object('critical', coalesce(sum(severity = 'critical'), 0), 'high', coalesce(sum(severity = 'high'), 0),
                'medium', coalesce(sum(severity = 'medium'), 0), 'low', coalesce(sum(severity = 'low'), 0), 'info',
                    coalesce(sum(severity = 'info'), 0)) FROM lint_finding),
    'rules', (SELECT json_group_array(json_object('id', id, 'title', title, 'severity', severity,
              'status', CASE WHEN (SELECT base FROM lint_place) IS NULL THEN 'skipped' WHEN found > 0 THEN 'fail' ELSE 'pass' END,
                  'findings', found))
              FROM (SELECT r.*, (SELECT count(*) FROM lint_finding f WHERE f.rule = r.id) AS found FROM source_rule r ORDER BY id)),
    'findings', (SELECT json_group_array(json_object('fingerprint', fingerprint, 'rule', rule, 'severity', severity, 'basis',
        iif(severity = 'low', 'possible', 'certain'), 'object', object,
                 'field', field, 'message', message, 'evidence', json('{}'), 'waived', json('false'), 'file', file, 'line', line))
                 FROM (SELECT * FROM lint_finding ORDER BY number)),
    'access', (SELECT json_group_array(json_object('object', object, 'field', field, 'read', read, 'edit', edit, 'file', (SELECT prefix
        FROM lint_place) || file, 'line', line))
               FROM (SELECT * FROM source_access ORDER BY object, field)))
