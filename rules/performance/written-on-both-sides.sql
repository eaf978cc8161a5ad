-- id: written-on-both-sides
-- title: Salesforce's automation and Marketo may write the same field
-- severity: medium
-- basis: possible
-- category: performance
-- practice: 3
-- needs: references smart_campaign marketo_field_list
-- catalogue: PERF-17
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- why: Where each side answers the other's change with its own, the record goes to and fro in every cycle, and the last one wins.
-- fix: Agree on one side that owns the field; let the other only read it.
-- risk: Salesforce tells that the automation names the field, not that it writes it: look first.
-- undo: Let both write again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
SELECT m.object, m.field,
       printf('%s writes it, and %s names it', m.names, s.names) AS message,
       json_object('marketo', m.writers, 'salesforce', s.writers) AS evidence
FROM (SELECT object, field, count(*) AS writers, group_concat(printf('campaign "%s"', name), ', ') AS names
      FROM (SELECT DISTINCT object, field, id, name FROM marketo_writer WHERE writer = 'Marketo flow' AND active AND match <> 'guess'
            ORDER BY object, field, name, id) GROUP BY object, field) AS m
JOIN (SELECT object, field, count(*) AS writers, group_concat(name, ', ') AS names
      FROM (SELECT object, field, name FROM marketo_writer WHERE writer = 'Salesforce automation' ORDER BY object, field, name)
      GROUP BY object, field) AS s ON s.object = m.object AND s.field = m.field
JOIN field_access a ON a.object = m.object AND a.field = m.field AND a.can_edit
WHERE m.object IN ('Lead', 'Contact')
