-- What each container gives for what explain_seen asks about. Rights on the object are those on the object that was asked for; those
-- on the field are its holder's.
CREATE TEMP TABLE explain_container AS
SELECT c.*, o.can_read AS object_read, o.can_create AS object_create, o.can_edit AS object_edit, o.can_delete AS object_delete,
       o.view_all, o.modify_all, o.view_all_fields, a.view_all_fields AS all_fields, f.can_read AS field_read, f.can_edit AS field_edit,
       CASE WHEN s.holder_field IS NULL OR s.fls = 0 THEN coalesce(o.can_read, 0)
            ELSE coalesce(f.can_read, 0) OR coalesce(a.view_all_fields, 0) END AS reads,
       CASE WHEN s.holder_field IS NULL OR s.fls = 0 THEN coalesce(o.can_edit, 0) ELSE coalesce(f.can_edit, 0) END AS edits
FROM container c JOIN explain_seen s
LEFT JOIN container_object o ON o.container = c.container AND o.object = s.object
LEFT JOIN container_object a ON a.container = c.container AND a.object = s.holder
LEFT JOIN container_field f ON f.container = c.container AND f.object = s.holder AND f.field = s.holder_field
