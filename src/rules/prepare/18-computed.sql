-- Effective access as worked out from what is granted, once per run: the tables are filled by 19-computed.sql.

-- computed_object; empty when not all of it could be read.
-- Source: permissions
--     *  computed_object
CREATE TEMP TABLE computed_object_access (
    object TEXT, can_read, can_create, can_edit, can_delete, view_all, modify_all, view_all_fields
);
CREATE UNIQUE INDEX temp.computed_object_access_name ON computed_object_access (object);

-- computed_field; empty when not all of it could be read.
-- Source: permissions
--     *  computed_field
CREATE TEMP TABLE computed_access (
    object TEXT, field TEXT, visible TEXT, can_read, can_create, can_edit, reason_code TEXT, reason TEXT
);
CREATE UNIQUE INDEX temp.computed_access_name ON computed_access (object, field);
