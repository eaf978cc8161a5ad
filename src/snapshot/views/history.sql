-- The public views of change. Columns are only ever added.
--
-- change_object: object, history, changes, first, last, modified_7, stamped_7, stamped_14
--     history     its history object, NULL = no history was read: then nothing is known of its fields' changes
--     stamped_14  records with a SystemModstamp of the last 14 days; stamped_7 of 7; modified_7 those a user changed
-- change_field:  object, field, changes, changes_30, first, last, tracked_since
--     changes_30 NULL = not read; only fields that did change are here; a field without a row did not change only if it is tracked, which describe does
--     not tell
-- change_field_user: object, field, user_id, name, changes: who changed the field in 30 days
-- change_step:   object, field, old, new, changes: of a number; '' = no value
-- change_hour:   object, day, hour, records
-- change_user:   object, user_id, name, records, share

CREATE VIEW change_object AS
SELECT o.object, h.history, h.changes, h.first, h.last,
       (SELECT sum(records) FROM change_user u WHERE u.object = o.object) AS modified_7,
       (SELECT sum(records) FROM change_hour c WHERE c.object = o.object
                AND c.day >= (SELECT substr(datetime(started, '-7 days'), 1, 10) FROM run)) AS stamped_7,
       (SELECT sum(records) FROM change_hour c WHERE c.object = o.object) AS stamped_14
FROM (SELECT object FROM history_object UNION SELECT object FROM change_hour UNION SELECT object FROM change_user) AS o
LEFT JOIN history_object h ON h.object = o.object;

CREATE VIEW change_field AS
SELECT f.object, coalesce(d.name, f.field) AS field, max(f.changes, f.changes_30) AS changes,
       CASE WHEN f.changes_30 > 0 OR NOT EXISTS (SELECT 1 FROM history_lack l WHERE l.object = f.object) THEN f.changes_30 END AS changes_30,
       f.first, f.last, h.first AS tracked_since
FROM history_field f
LEFT JOIN history_object h ON h.object = f.object
LEFT JOIN describe_field d ON d.object = f.object
      AND (d.name = f.field OR d.name = f.field || 'Id' AND d.type = 'reference');

CREATE VIEW change_step AS SELECT object, field, old, new, changes FROM history_step;

CREATE VIEW change_field_user AS
SELECT u.object, coalesce(d.name, u.field) AS field, u.user_id, u.name, u.changes
FROM history_user u
LEFT JOIN describe_field d ON d.object = u.object
      AND (d.name = u.field OR d.name = u.field || 'Id' AND d.type = 'reference');
