-- id: trigger-on-noisy-field
-- title: Campaign that starts whenever a busy field changes
-- severity: medium
-- basis: observed
-- category: performance
-- practice: 3
-- needs: history smart_campaign marketo_field_list
-- catalogue: none
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- param: changes = 10000 | changes in 30 days that are too few to matter
-- why: Each change of the field in Salesforce arrives in Marketo and starts the campaign; what it does then may send the record back.
-- fix: Start the campaign by what follows from the field (a border that is crossed, a status), or run it in a batch once a day.
-- risk: What is to happen within minutes happens later.
-- undo: Put the trigger back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
SELECT c.object, c.field,
       printf('%,d changes in 30 days, and each starts %s', c.changes_30, group_concat(printf('campaign "%s"', u.asset), ', ')) AS message,
       json_object('changes_30', c.changes_30, 'campaigns', count(*)) AS evidence,
       iif(max(u.guessed), 'possible', 'observed') AS basis
FROM change_field c
JOIN (SELECT object, field, id, asset, min(match = 'guess') AS guessed FROM field_marketo_use
      WHERE active AND type = 'smart campaign' AND place = 'trigger' GROUP BY object, field, id ORDER BY object, field, asset, id) AS u
  ON u.object = c.object AND u.field = c.field
WHERE c.changes_30 >= :changes
GROUP BY c.object, c.field
