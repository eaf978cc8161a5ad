-- With an administrator's connection alone the describes are the administrator's. Here they become the sync user's: what its
-- permissions do not show is removed, and the rights are those worked out (views/permissions.sql). Everything behind, rules,
-- sheets, comparisons, then reads one thing, whoever asked. What the administrator saw stays in admin_object and admin_field.

INSERT INTO admin_object SELECT * FROM describe_object;
INSERT INTO admin_field SELECT * FROM describe_field;

CREATE TEMP TABLE seen_object AS SELECT * FROM computed_object;
CREATE TEMP TABLE seen_field AS SELECT * FROM computed_field;
CREATE INDEX temp.seen_field_name ON seen_field (object, field);

UPDATE coverage SET status = 'not_there', reason = 'worked out: the sync user has no Read on the object'
WHERE source = 'describe' AND status = 'ok' AND object IN (SELECT object FROM seen_object WHERE can_read = 0);
DELETE FROM global_object WHERE name IN (SELECT object FROM seen_object WHERE can_read = 0);
DELETE FROM describe_object WHERE name IN (SELECT object FROM seen_object WHERE can_read = 0);
DELETE FROM describe_record_type WHERE object IN (SELECT object FROM seen_object WHERE can_read = 0);
DELETE FROM describe_child_relationship
WHERE object IN (SELECT object FROM seen_object WHERE can_read = 0)
   OR EXISTS (SELECT 1 FROM seen_field s WHERE s.object = childSObject AND s.field = describe_child_relationship.field
              AND s.visible = 'no');
DELETE FROM describe_field
WHERE EXISTS (SELECT 1 FROM seen_field s WHERE s.object = describe_field.object AND s.field = describe_field.name
              AND s.visible = 'no');
DELETE FROM describe_picklist_value
WHERE EXISTS (SELECT 1 FROM seen_field s WHERE s.object = describe_picklist_value.object
              AND s.field = describe_picklist_value.field AND s.visible = 'no');

-- What is unknown stays as the administrator has it.
UPDATE global_object SET createable = coalesce(s.can_create, createable), updateable = coalesce(s.can_edit, updateable),
                         deletable = coalesce(s.can_delete, deletable)
FROM seen_object s WHERE s.object = name;
UPDATE describe_object SET createable = coalesce(s.can_create, createable), updateable = coalesce(s.can_edit, updateable),
                           deletable = coalesce(s.can_delete, deletable)
FROM seen_object s WHERE s.object = name;
UPDATE describe_field SET createable = coalesce(s.can_create, createable), updateable = coalesce(s.can_edit, updateable)
FROM seen_field s WHERE s.object = describe_field.object AND s.field = describe_field.name;
-- Which record types are assigned, Setup's tables do not say.
UPDATE describe_record_type SET available = NULL;

DROP TABLE seen_object;
DROP TABLE seen_field;
