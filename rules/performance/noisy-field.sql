-- id: noisy-field
-- title: Field whose changes fill the sync's queue
-- severity: high
-- basis: observed
-- category: performance
-- practice: 3
-- needs: history
-- catalogue: PERF-07 PERF-08
-- action: Hide the field from the sync user, or change it less often
-- who: both
-- proposed: decide
-- param: share = 30 | percent of an object's tracked changes that one field may cause
-- param: changes = 10000 | changes in 30 days that are too few to matter
-- why: Every change of a record queues it for the sync. A field that changes all the time and that marketing does not read keeps
--   everything else waiting.
-- fix: If marketing does not need the value, hide the field: its changes are then skipped. If it does, write it when it
--   crosses a border that matters, not at each step.
-- risk: Smart lists and tokens that use the field stop moving; check "Used By" in Marketo first.
-- undo: Make the field visible again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
SELECT f.object, f.field,
       printf('%,d changes in 30 days, %.0f %% of the changes tracked on %s', c.changes_30, 100.0 * c.changes_30 / t.changes_30, f.object)
           || coalesce((SELECT printf('; %.0f %% of them by %s', 100.0 * u.changes / c.changes_30, coalesce(u.name, u.user_id))
                        FROM change_field_user u WHERE u.object = f.object AND u.field = f.field AND u.changes * 2 > c.changes_30), '')
           AS message,
       json_object('changes_30', c.changes_30, 'tracked_changes_30', t.changes_30, 'changes', c.changes, 'tracked_since', c.tracked_since)
           AS evidence,
       -- What Marketo writes itself must stay visible: there only its own writing can be tamed.
       CASE WHEN f.marketo_writes THEN 'medium' END AS severity,
       CASE WHEN f.marketo_writes THEN 'Let Marketo write the value when it crosses a border that matters, not at each step' END AS action,
       CASE WHEN f.marketo_writes THEN 'marketo' END AS who
FROM synced_field f
JOIN change_field c ON c.object = f.object AND c.field = f.field
JOIN (SELECT object, sum(changes_30) AS changes_30 FROM change_field GROUP BY object) AS t ON t.object = f.object
WHERE NOT f.ignored AND c.changes_30 >= :changes AND 100.0 * c.changes_30 >= :share * t.changes_30
