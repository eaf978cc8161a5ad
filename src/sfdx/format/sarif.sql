-- SARIF 2.1.0 as GitHub takes it: the 5,000 worst results, addresses that are percent-encoded, a fingerprint that no line moves.
WITH shown AS (SELECT * FROM lint_finding ORDER BY number LIMIT 5000),
rule AS (SELECT id, title, help, severity, row_number() OVER (ORDER BY id) - 1 AS place FROM source_rule)
SELECT json_object('$schema', 'https://json.schemastore.org/sarif-2.1.0.json', 'version', '2.1.0', 'runs', json_array(json_object(
    'tool', json_object('driver', json_object('name', 'syncaudit', 'version', (SELECT version FROM lint_place), 'semanticVersion',
        (SELECT version FROM lint_place),
        'informationUri', 'https://github.com/syncaudit/syncaudit',
        'rules', (SELECT json_group_array(json_object('id', id, 'name', replace(title, ' ', ''), 'shortDescription', json_object('text',
            title || '.'),
            'fullDescription', json_object('text', help), 'help', json_object('text', help),
            'defaultConfiguration', json_object('level', CASE WHEN severity IN ('critical', 'high') THEN 'error'
                WHEN severity = 'medium' THEN 'warning' ELSE 'note' END)))
            FROM (SELECT * FROM rule ORDER BY place)))),
    'automationDetails', json_object('id', 'syncaudit/lint/'),
    'columnKind', 'utf16CodeUnits',
    'invocations', json_array(json_object('executionSuccessful', json(iif((SELECT count(*) FROM lint_gap) > 0, 'false', 'true')),
        'toolExecutionNotifications', (SELECT json_group_array(json_object('level', 'warning', 'message', json_object('text', text))) FROM (
            SELECT text FROM lint_gap UNION ALL
            SELECT printf('%d more findings are left out', count(*) - 5000) FROM lint_finding HAVING count(*) > 5000)))),
    'results', (SELECT json_group_array(json_object('ruleId', s.rule, 'ruleIndex', r.place,
        'level', CASE WHEN s.severity IN ('critical', 'high') THEN 'error' WHEN s.severity = 'medium' THEN 'warning' ELSE 'note' END,
        'message', json_object('text', s.message || '.'),
        'locations', json_array(json_object('physicalLocation', json_object(
            'artifactLocation', json_object('uri', s.uri, 'uriBaseId', '%SRCROOT%'), 'region', json_object('startLine', s.line)))),
        'partialFingerprints', json_object('primaryLocationLineHash', s.fingerprint)))
        FROM (SELECT * FROM shown ORDER BY number) s JOIN rule r ON r.id = s.rule))))
