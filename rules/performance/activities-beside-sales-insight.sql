-- id: activities-beside-sales-insight
-- title: Activities are pushed though Sales Insight shows them
-- severity: medium
-- basis: observed
-- category: performance
-- practice: 6
-- needs: data describe
-- catalogue: PERF-14
-- action: Send fewer activities to Salesforce
-- who: marketo
-- param: tasks = 100 | such tasks in 30 days that are too few to matter
-- why: Marketo's activity sync is meant for orgs without Sales Insight. With both, each mail, click and form fill is shown twice,
--   and each is an API call and a task that stays.
-- fix: In Marketo, Admin > Salesforce > Edit Sync Options, untick the activity types; Sales Insight shows them without tasks.
-- risk: Reports on tasks lose them.
-- undo: Tick the types again; what happened in between is not sent.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/customize-activities-sync
SELECT 'Task' AS object, NULL AS field,
       printf('the sync user made %,d activity tasks in 30 days, and Sales Insight is installed', d.records) AS message,
       json_object('tasks', d.records) AS evidence
FROM data_fact d
WHERE d.fact = 'activities in 30 days by the sync user of Task' AND d.records >= :tasks
  AND EXISTS (SELECT 1 FROM object o WHERE o.visible AND o.object GLOB 'mkto_si__*'
              UNION ALL SELECT 1 FROM field f WHERE f.field GLOB 'mkto_si__*')
