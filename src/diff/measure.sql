-- Numbers of a judged snapshot that the history keeps.
SELECT severity AS measure, count(f.fingerprint) AS value
FROM reference_severity LEFT JOIN finding f USING (severity)
WHERE NOT coalesce(f.waived, 0)
GROUP BY severity
UNION ALL
SELECT 'waived', count(*) FROM finding WHERE waived
UNION ALL
SELECT 'rules that broke', count(*) FROM rule_result WHERE status = 'error' HAVING count(*) > 0
UNION ALL
SELECT 'actions', count(*) FROM action WHERE severity <> 'info'
UNION ALL
SELECT 'fields created in Marketo', count(*) FROM newly_created
UNION ALL
SELECT 'fields that sync', count(*) FROM created_field WHERE made -- Lead and Contact twins are one
UNION ALL
SELECT 'fields the sync user sees', count(*) FROM field
UNION ALL
SELECT 'objects the sync user sees', count(*) FROM object WHERE state = 'ok'
UNION ALL
SELECT 'formula fields that sync', count(*) FROM synced_field WHERE formula IS NOT NULL
