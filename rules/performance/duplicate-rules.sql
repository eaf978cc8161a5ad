-- id: duplicate-rules
-- title: Duplicate rules apply to what Marketo sends
-- severity: low
-- basis: possible
-- category: performance
-- practice: 4
-- needs: automation
-- catalogue: PERF-19
-- action: Let the sync user pass duplicate rules, or have them report only
-- who: salesforce
-- why: A record that Marketo sends and a rule blocks is a sync error (DUPLICATES_DETECTED), and the person is missing in Salesforce.
--   Whether a rule blocks or only reports cannot be read.
-- fix: Setup > Duplicate Rules: look at the action on create and on edit. Let the rule report, or give it a condition that leaves out
--   the sync user.
-- risk: What the rule keeps out then comes in, and has to be merged.
-- undo: Set the rule to block again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT d.object, NULL AS field,
       printf('%d active duplicate rule%s: %s', count(*), iif(count(*) = 1, '', 's'), group_concat(d.name, ', ')) AS message,
       json_object('rules', json_group_array(d.name)) AS evidence,
       CASE WHEN e.object IS NOT NULL THEN 'high' END AS severity,
       CASE WHEN e.object IS NOT NULL THEN 'observed' END AS basis
FROM (SELECT object, name FROM duplicate_rule WHERE object IN ('Lead', 'Contact') ORDER BY object, name) AS d
LEFT JOIN (SELECT DISTINCT f.object FROM marketo_error_class c JOIN marketo_error_field f ON f.error = c.rowid
           WHERE c.code = 'DUPLICATES_DETECTED') AS e ON e.object = d.object
GROUP BY d.object
