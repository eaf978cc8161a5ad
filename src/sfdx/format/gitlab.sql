-- GitLab's code quality: one array, a fingerprint that is the finding's alone.
SELECT json_group_array(json_object('description', message, 'check_name', rule, 'fingerprint', fingerprint,
    'severity', CASE severity_rank WHEN 1 THEN 'blocker' WHEN 2 THEN 'critical' WHEN 3 THEN 'major' WHEN 4 THEN 'minor' ELSE 'info' END,
    'location', json_object('path', file, 'lines', json_object('begin', line))))
FROM (SELECT * FROM lint_finding ORDER BY number)
