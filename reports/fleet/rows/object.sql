SELECT object, label, kind, state, can_create, can_edit, can_delete, fields FROM object ORDER BY object
