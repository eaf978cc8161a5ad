-- What is asked about, and what is: from the sync user's describe where there is one. A table, like container.sql: what is built on
-- the views of permissions is read many times, and SQLite would work it out each time.
CREATE TEMP TABLE explain_seen AS
SELECT a.object, a.field,
       CASE WHEN a.field IS NULL THEN o.object IS NOT NULL AND o.state = 'ok' ELSE f.field IS NOT NULL END AS visible,
       CASE WHEN a.field IS NULL THEN o.can_create ELSE f.can_create END AS can_create,
       CASE WHEN a.field IS NULL THEN o.can_edit ELSE f.can_edit END AS can_edit,
       o.can_delete, f.reason, f.reason_code, o.state, o.label, k.fls, k.compound,
       coalesce(k.holder, a.object) AS holder, coalesce(k.holder_field, a.field) AS holder_field,
       CASE WHEN a.field IS NULL THEN c.can_read IS 0 ELSE w.visible = 'no' END AS hidden,
       coalesce(w.reason, CASE WHEN c.can_read = 0
           THEN (SELECT reason FROM access_reason WHERE reason_code = 'object-read') END) AS computed_reason,
       CASE WHEN a.field IS NULL THEN c.can_read IS NULL ELSE w.visible IS NULL OR w.visible = 'unknown' END AS unknown,
       k.field IS NOT NULL AS exists_in_setup, c.can_read AS object_read, c.can_edit AS object_edit, c.view_all_fields
FROM (SELECT :object AS object, :field AS field) AS a
LEFT JOIN object o ON o.object = a.object
LEFT JOIN field_access f ON f.object = a.object AND f.field = a.field
LEFT JOIN known_field k ON k.object = a.object AND k.field = a.field
LEFT JOIN computed_object c ON c.object = a.object
LEFT JOIN computed_field w ON w.object = a.object AND w.field = a.field
LIMIT 1
