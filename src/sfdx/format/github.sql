-- Log commands of GitHub's actions: a step shows ten of each kind.
WITH ranked AS (
    SELECT *, CASE WHEN severity IN ('critical', 'high') THEN 'error' WHEN severity = 'medium' THEN 'warning' ELSE 'notice' END AS kind
    FROM lint_finding
),
numbered AS (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY number) AS place FROM ranked)
SELECT text FROM (
    SELECT number, '::' || kind || ' file='
        || replace(replace(replace(replace(replace(file, '%', '%25'), char(13), '%0D'), char(10), '%0A'), ':', '%3A'), ',', '%2C')
        || ',line=' || line || ',title=' || rule || '::' || replace(replace(replace(message, '%', '%25'), char(13), '%0D'), char(10),
            '%0A') AS text
    FROM numbered WHERE place <= 10
    UNION ALL
    SELECT 1000000000, printf('::notice::syncaudit: %d more findings are left out here', count(*)) FROM numbered
        WHERE place > 10 HAVING count(*) > 0
) ORDER BY number
