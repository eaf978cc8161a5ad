-- id: automation-on-write
-- title: Much runs when the sync writes a person
-- severity: medium
-- basis: possible
-- category: performance
-- practice: 4
-- needs: automation
-- catalogue: PERF-17
-- action: Look through the triggers and flows that run when the sync writes
-- who: salesforce
-- param: many = 10 | triggers and flows of one object that are worth a look
-- why: Each record that Marketo sends runs all of it, in one transaction: what takes long slows the sync, and what fails is a sync
--   error (CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, UNABLE_TO_LOCK_ROW, a time limit).
-- fix: Let what the sync need not run pass it by (a custom permission of the sync user), make the rest work on many records at once,
--   and turn after-save updates of the same record into before-save ones.
-- risk: What is passed by does not happen to the records that Marketo sends.
-- undo: Take the custom permission from the sync user.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT a.object, NULL AS field,
       printf('%d triggers and flows run on each record that is written: %s%s', a.number, a.names,
              iif(a.number > 12, printf(' and %d more', a.number - 12), '')) AS message,
       json_object('triggers', a.triggers, 'flows', a.number - a.triggers) AS evidence,
       CASE WHEN e.object IS NOT NULL THEN 'high' END AS severity,
       CASE WHEN e.object IS NOT NULL THEN 'observed' END AS basis
FROM (SELECT object, max(place) AS number, sum(kind = 'Apex trigger') AS triggers,
             group_concat(kind || ' ' || name, ', ') FILTER (WHERE place <= 12) AS names
      FROM (SELECT *, row_number() OVER (PARTITION BY object ORDER BY kind, name) AS place FROM automation)
      WHERE object IN ('Lead', 'Contact') GROUP BY object) AS a
LEFT JOIN (SELECT DISTINCT f.object FROM marketo_error_class c JOIN marketo_error_field f ON f.error = c.rowid
           WHERE c.kind IN ('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/limit', 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/trigger',
                          'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/flow', 'CANNOT_EXECUTE_FLOW_TRIGGER',
                          'UNABLE_TO_LOCK_ROW')) AS e ON e.object = a.object
WHERE a.number >= :many OR e.object IS NOT NULL
