-- id: task-per-campaign
-- title: Campaign that creates tasks
-- severity: low
-- category: performance
-- practice: 6
-- needs: smart_campaign
-- catalogue: PERF-13
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- why: Each task is an API call and a record that stays. One that nobody works off hides those that matter.
-- fix: Ask sales whether they work these tasks off. An interesting moment or a mail to the owner tells the same without a task.
-- risk: Sales may count on seeing them on the record.
-- undo: Put the step back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/customize-activities-sync
SELECT 'Task' AS object, NULL AS field, c.id AS subject,
       printf('%s campaign "%s" creates a task for each person%s', c.kind, c.name, iif(s.steps > 1, printf(', %d times', s.steps), ''))
           AS message,
       json_object('campaign', c.name, 'steps', s.steps, 'link', c.link) AS evidence
FROM marketo_campaign c
JOIN (SELECT campaign, count(*) AS steps FROM marketo_campaign_step WHERE does = 'task' GROUP BY campaign) AS s ON s.campaign = c.id
WHERE c.active
