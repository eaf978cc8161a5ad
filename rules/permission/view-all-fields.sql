-- id: view-all-fields
-- title: Every field of the object is visible, new ones too
-- severity: medium
-- category: permission
-- practice: 2
-- needs: describe permissions
-- catalogue: FLD-29
-- action: Take View All Fields from the sync user, and grant the fields it needs
-- place: permissions
-- who: salesforce
-- why: With View All Fields field-level security hides nothing: every field somebody adds is created in Marketo with the next sync
--   cycle, for good.
-- fix: Clear View All Fields on the object in the set that grants it; grant Read on the fields that are to sync.
-- risk: Fields without a grant of their own stop syncing: look at Used By in Marketo first.
-- undo: Tick View All Fields again.
SELECT s.object, NULL AS field,
       printf('View All Fields shows %d field%s that nothing else grants, and every new one', count(f.field),
              iif(count(f.field) = 1, '', 's')) AS message,
       json_object('fields', count(f.field)) AS evidence
FROM synced_object s
JOIN computed_object_access a ON a.object = s.object AND a.view_all_fields
LEFT JOIN known_field f ON f.object = s.object AND f.fls
     AND NOT EXISTS (SELECT 1 FROM container c JOIN container_field g ON g.container = c.container
                     WHERE c.state = 'active' AND g.object = f.holder AND g.field IN (f.own_field, f.holder_field) AND g.can_read)
WHERE s.fields_sync
GROUP BY s.object
