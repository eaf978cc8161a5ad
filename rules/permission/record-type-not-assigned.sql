-- id: record-type-not-assigned
-- title: Record types the sync user may not use
-- severity: low
-- basis: possible
-- category: permission
-- practice: 4
-- needs: describe
-- catalogue: PERM-29
-- action: Assign the record types that Marketo sets
-- place: permissions
-- who: both
-- why: A record that Marketo creates with, or moves to, a record type the sync user is not assigned fails with
--   INVALID_CROSS_REFERENCE_KEY.
-- fix: When a flow step sets the record type, assign it: the sync user's profile or a permission set of it, Record Type Settings.
-- risk: None: it shows the record type to the sync user.
-- undo: Take the assignment away.
SELECT r.object, NULL AS field,
       printf('%d active record type%s not assigned to the sync user: %s', count(*), iif(count(*) = 1, ' is', 's are'),
              group_concat(r.name, ', ')) AS message,
       json_object('record_types', json_group_array(r.developer_name)) AS evidence,
       CASE WHEN e.object IS NOT NULL THEN 'high' END AS severity,
       CASE WHEN e.object IS NOT NULL THEN 'observed' END AS basis
FROM (SELECT * FROM record_type ORDER BY object, position) AS r
LEFT JOIN (SELECT DISTINCT f.object FROM marketo_error_class c JOIN marketo_error_field f ON f.error = c.rowid
           WHERE c.kind GLOB '*/record-type') AS e ON e.object = r.object
WHERE r.object IN ('Lead', 'Contact') AND r.active AND r.available = 0 AND NOT r.master
GROUP BY r.object
