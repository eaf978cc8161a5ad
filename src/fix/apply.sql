-- The grants as statements for a copy of the snapshot: what the sync user then sees and may, and what gives it.
SELECT sql FROM (
    SELECT 1 AS part, printf('UPDATE describe_object SET createable = createable OR %d, updateable = updateable OR %d WHERE name = %Q;
UPDATE global_object SET createable = createable OR %d, updateable = updateable OR %d WHERE name = %Q;
INSERT OR IGNORE INTO global_object (name, label, createable, updateable) VALUES (%Q, %Q, %d, %d);
DELETE FROM coverage WHERE source = ''describe'' AND object = %Q AND status <> ''ok'';',
    max(creates), max(edits), object, max(creates), max(edits), object,
                  object, object, max(creates), max(edits), object) AS sql
    FROM fix_object GROUP BY object
    UNION ALL
    -- Task and Event have no object permissions.
    SELECT 1, printf('UPDATE describe_object SET createable = 1, updateable = 1 WHERE name = %Q;',
                     iif(permission = 'EditTask', 'Task', 'Event'))
    FROM fix_system WHERE permission IN ('EditTask', 'EditEvent')
    UNION ALL
    -- What field-level security does not reach follows the object.
    SELECT 1, printf('UPDATE describe_field SET updateable = 1 WHERE object = %Q AND name = %Q;', f.object, f.field)
    FROM marketo_written w JOIN field f ON f.object = w.object AND f.field = w.field
    WHERE NOT f.permissionable AND f.formula IS NULL AND f.type NOT IN ('id', 'address', 'location')
      AND EXISTS (SELECT 1 FROM fix_object o WHERE o.object = f.object AND o.edits)
    UNION ALL
    SELECT 2, printf('INSERT OR IGNORE INTO describe_field SELECT * FROM admin_field WHERE object = %Q AND name = %Q;
INSERT OR IGNORE INTO describe_field (object, position, name, label, type, permissionable, nillable, custom, createable, updateable)
VALUES (%Q, (SELECT coalesce(max(position), 0) + 1 FROM describe_field WHERE object = %Q), %Q, %Q, %Q, 1, 1, %d, %d, %d);
UPDATE describe_field SET createable = createable OR %d, updateable = updateable OR %d
WHERE object = %Q AND %Q IN (name, compoundFieldName) AND NOT calculated AND NOT autoNumber AND type NOT IN (''address'', ''location'');',
                     f.object, f.field, f.object, f.object, f.field, coalesce(k.label, f.field), coalesce(k.type, 'string'),
                     f.field GLOB '*__[cps]*', f.edits, f.edits, f.edits, f.edits, f.object, f.field)
    FROM (SELECT object, field, edits FROM fix_field
          UNION
          -- What is given on Contact shows on Account too, where it has person accounts.
          SELECT k.object, k.field, f.edits FROM fix_field f JOIN known_field k ON k.holder = f.object AND k.holder_field = f.field
          WHERE k.object <> k.holder) AS f
    LEFT JOIN known_field k ON k.object = f.object AND k.field = f.field
    UNION ALL
    SELECT 3, printf('INSERT OR REPLACE INTO setup_user_permission_access (permission, granted) VALUES (%Q, 1);', permission)
        FROM fix_system
    UNION ALL
    SELECT 4, printf('INSERT INTO setup_permission_set (Id, Name, Label, IsOwnedByProfile, Type, HasActivationRequired)
VALUES (%Q, %Q, %Q, 0, ''Regular'', 0);
INSERT INTO setup_permission_set_assignment (Id, AssigneeId, PermissionSetId, IsActive, IsRevoked)
SELECT %Q, user_id, %Q, 1, 0 FROM userinfo WHERE connection = ''sync'';
INSERT INTO setup_permission_set_assignees VALUES (%Q, 1);', 'fix ' || capability, capability, label,
    'fix ' || capability, 'fix ' || capability,
                     'fix ' || capability)
    FROM fix_set
    WHERE EXISTS (SELECT 1 FROM permissions_read)
    UNION ALL
    SELECT 5, printf('INSERT INTO setup_object_permissions VALUES (%Q, %Q, %Q, 1, %d, %d, 0, 0, 0, 0);',
                     'fix ' || capability || object, 'fix ' || capability,
                     object, creates, edits)
    FROM fix_object WHERE EXISTS (SELECT 1 FROM permissions_read)
    UNION ALL
    SELECT 5, printf('INSERT INTO setup_field_permissions VALUES (%Q, %Q, %Q, %Q, 1, %d);',
                     'fix ' || capability || object || field, 'fix ' || capability, object,
                     object || '.' || field, edits)
    FROM fix_field WHERE EXISTS (SELECT 1 FROM permissions_read)
    UNION ALL
    -- Where all grants are known, they say the rest.
    SELECT 6, printf('UPDATE describe_field SET createable = coalesce(s.can_create, createable),
    updateable = coalesce(s.can_edit, updateable)
FROM (SELECT * FROM computed_field WHERE object = %Q) AS s
WHERE s.object = describe_field.object AND s.field = describe_field.name;', object)
    FROM (SELECT object FROM fix_object WHERE edits OR creates
          UNION SELECT iif(permission = 'EditTask', 'Task', 'Event') FROM fix_system WHERE permission IN ('EditTask', 'EditEvent'))
    WHERE EXISTS (SELECT 1 FROM permissions_read)
) ORDER BY part, sql
