-- id: tasks-pile-up
-- title: Tasks and events pile up
-- severity: medium
-- basis: observed
-- category: performance
-- practice: 6
-- needs: usage
-- catalogue: PERF-15
-- action: Archive old tasks and events, and close those of the sync user
-- place: records
-- who: salesforce
-- param: records = 5000000 | tasks or events that are many
-- param: overdue = 1000 | open, overdue tasks of the sync user that are many
-- why: Tasks and events sync by themselves: each one is loaded, and each change of one is queued. Open tasks that nobody owns but
--   the sync user are done by nobody.
-- fix: Archive what is older than anybody looks at. Let Marketo's Create Task step name an owner.
-- risk: Archived activities are found by search only.
-- undo: Restore from the archive.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/customize-activities-sync
SELECT object, NULL AS field, printf('there are %,d records', records) AS message, json_object('records', records) AS evidence,
       'many' AS subject
FROM usage_object WHERE object IN ('Task', 'Event') AND records >= :records
UNION ALL
SELECT object, NULL, printf('%,d open tasks of the sync user are overdue', records), json_object('overdue', records), 'overdue'
FROM data_fact WHERE fact = 'overdue of the sync user of Task' AND records >= :overdue
