-- For the job's summary and for a comment.
SELECT '## What this change does to the Marketo sync' UNION ALL SELECT '' UNION ALL
SELECT printf('%d %s.', count(*), iif(count(*) = 1, 'finding', 'findings')) FROM lint_finding UNION ALL
SELECT '- **not known**: ' || markdown(text) FROM lint_gap UNION ALL
SELECT text FROM (SELECT '- **' || severity || '** ' || markdown(message) || ' (' || markdown(file) || ', line ' || line || ')' AS text
                  FROM lint_finding ORDER BY number LIMIT 100) UNION ALL
SELECT printf('- and %d more', count(*) - 100) FROM lint_finding HAVING count(*) > 100
