-- JUnit: a case for each rule and object; rules that found nothing are cases that pass.
WITH one AS (
    SELECT r.id, coalesce(f.object, 'org') AS object, count(f.rule) AS failures, min(f.number) AS number, f.file, f.line, f.message,
           group_concat(f.file || ':' || f.line || ': ' || f.message, char(10)) AS text
    FROM source_rule r LEFT JOIN lint_finding f ON f.rule = r.id
    GROUP BY r.id, coalesce(f.object, 'org')
),
escaped AS (
    SELECT id, object, failures,
           replace(replace(replace(replace(replace(coalesce(message, ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'),
               char(10), ' ') AS message,
           replace(replace(replace(coalesce(text, ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') AS text,
           replace(replace(replace(replace(coalesce(file, ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;') AS file, line
    FROM one
)
SELECT '<?xml version="1.0" encoding="UTF-8"?>' UNION ALL
SELECT printf('<testsuites><testsuite name="syncaudit lint" tests="%d" failures="%d" errors="%d" skipped="0" time="0">', count(*),
              count(*) FILTER (WHERE failures > 0), (SELECT count(*) FROM lint_gap)) FROM escaped UNION ALL
SELECT text FROM (
    SELECT id, object, printf('<testcase classname="syncaudit.%s" name="%s" file="%s" time="0">', id, object, file)
        || iif(failures, printf('<failure type="%s" message="%s">%s</failure>', id, message, text), '') || '</testcase>' AS text
    FROM escaped ORDER BY id, object) UNION ALL
SELECT printf('<testcase classname="syncaudit.lint" name="whole %d" time="0"><error type="not-known" message="%s"/></testcase>',
    row_number() OVER (),
              replace(replace(replace(replace(text, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;')) FROM lint_gap UNION ALL
SELECT '</testsuite></testsuites>'
