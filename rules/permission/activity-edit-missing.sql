-- id: activity-edit-missing
-- title: Activity fields cannot be edited
-- severity: low
-- category: permission
-- practice: 6
-- needs: describe
-- catalogue: FLD-03 PERM-05 PERM-06
-- action: Give the sync user Edit on activities, or leave task creation to Salesforce
-- who: salesforce
-- place: grant
-- why: Adobe's set-up page gives the sync user every field of Task and Event. Reading is enough to bring activities to
--   Marketo; the flow step Create Task and activity sync need Edit.
-- fix: If Marketo is to create tasks, grant Edit Tasks and Edit Events, and Edit Access on the fields. If not, leave it
--   and accept the finding.
-- risk: Every task Marketo writes costs an API call; switch on only the activity types that somebody reads.
-- undo: Take the permissions back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-2-of-3-create-a-salesforce-user-for-marketo-enterprise-unlimited https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/customize-activities-sync
SELECT o.object, NULL AS field,
       CASE WHEN NOT o.can_edit THEN printf('the sync user can read %s and not edit it', o.object)
            ELSE printf('%d standard field%s of %s can be read and not edited: %s', count(f.field),
                        CASE WHEN count(f.field) = 1 THEN '' ELSE 's' END, o.object, group_concat(f.field, ', '))
       END AS message,
       json_object('object_edit', json(CASE WHEN o.can_edit THEN 'true' ELSE 'false' END),
                   'fields', json_group_array(f.field) FILTER (WHERE f.field IS NOT NULL)) AS evidence
FROM object o
LEFT JOIN (SELECT object, field FROM field
           WHERE NOT custom AND permissionable AND NOT createable AND NOT updateable
             AND NOT calculated AND type NOT IN ('address', 'location')
           ORDER BY field) f ON f.object = o.object AND o.can_edit
WHERE o.state = 'ok' AND o.object IN ('Task', 'Event')
GROUP BY o.object
HAVING NOT o.can_edit OR count(f.field) > 0
