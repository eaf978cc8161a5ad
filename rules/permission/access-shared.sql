-- id: access-shared
-- title: Sync user's access comes from what others share, or from many places
-- severity: medium
-- category: governance
-- practice: 7
-- needs: permissions
-- catalogue: GOV-01
-- action: Give the sync user permission sets of its own
-- place: permissions
-- who: salesforce
-- why: A set made for a team is changed for that team: the next field somebody grants there appears in Marketo, for good, and nobody
--   meant it to.
-- fix: Put what the sync needs into sets assigned to the sync user alone, then take the shared ones away.
-- risk: Whatever only the shared set grants goes with it: compare with syncaudit explain first.
-- undo: Assign the set again.
-- param: most = 6 | profile, sets and groups that can still be overlooked
WITH granting AS ( -- those that matter to what syncs
    SELECT c.name, c.kind, c.assignees
    FROM container c
    WHERE c.state = 'active'
      AND EXISTS (SELECT 1 FROM container_object o JOIN synced_object s ON s.object = o.object
                  WHERE o.container = c.container AND o.can_read AND s.fields_sync)
    ORDER BY c.name
)
SELECT NULL AS object, NULL AS field, 'shared' AS subject,
       printf('%d of what grants access to synced objects is assigned to others too: %s', count(*),
              group_concat(printf('%s ''%s'' (%d users)', kind, name, assignees), ', ')) AS message,
       json_object('shared', json_group_array(name)) AS evidence, NULL AS severity
FROM granting WHERE assignees > 1 HAVING count(*) > 0
UNION ALL
SELECT NULL, NULL, 'many', printf('access to synced objects comes from %d places: %s', count(*), group_concat(name, ', ')),
       json_object('places', count(*)), 'low'
FROM granting HAVING count(*) > :most
