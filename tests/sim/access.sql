-- From containers and assignments to what each user may do. In an org without containers everybody may everything but for
-- what the column `access` of objects and fields says.

-- Fields whose security is set one by one: those Salesforce lets a permission set name. Parts of an address or a location
-- follow the whole.
INSERT INTO holder
SELECT f.object, f.name AS field,
       coalesce((SELECT whole.name FROM field whole WHERE whole.object = f.object AND whole.name = f.compoundFieldName
                 AND whole.type IN ('address', 'location')), f.name) AS holder,
       f.may_edit = 'true' OR f.may_create = 'true' OR f.type IN ('address', 'location') AS can_be_edited
FROM field_fact f JOIN object o ON o.name = f.object
WHERE f.is_permissionable = 'true' AND o.setup IS NOT 'true' AND EXISTS (SELECT 1 FROM container);

-- Objects with permissions of their own.
CREATE TEMP TABLE permitted_object AS
SELECT name AS object FROM object
WHERE setup IS NOT 'true' AND follows IS NULL AND associateParentEntity IS NULL AND customSetting IS NOT 'true'
  AND name NOT GLOB '*__mdt' AND EXISTS (SELECT 1 FROM container);

-- ---- what each container says itself ----

INSERT INTO system_grant
SELECT DISTINCT s.container, p.name FROM systemperm s JOIN system_permission p ON p.name GLOB s.permission;

INSERT INTO object_grant
SELECT container, object, rights GLOB '*C*', rights GLOB '*R*', rights GLOB '*E*', rights GLOB '*D*', rights GLOB '*V*',
       rights GLOB '*M*', rights GLOB '*F*'
FROM (SELECT p.container, o.object, p.rights, max(p.rowid)
      FROM objectperm p JOIN permitted_object o ON o.object GLOB p.object
      GROUP BY p.container, o.object)
WHERE rights IS NOT NULL;

INSERT INTO field_grant
SELECT container, object, field, rights GLOB '*R*', rights GLOB '*E*' AND can_be_edited
FROM (SELECT p.container, h.object, h.field, h.can_be_edited, p.rights, max(p.rowid)
      FROM fieldperm p JOIN holder h ON h.object || '.' || h.field GLOB p.field
      WHERE h.holder = h.field
      GROUP BY p.container, h.object, h.field)
WHERE rights IS NOT NULL;

-- The column `access` takes rights out of everything the first user has: a quick way to change an org.
CREATE TEMP TABLE capped AS
WITH held AS (SELECT u.profile AS container FROM user u WHERE u.rowid = 1
              UNION SELECT a.container FROM user u JOIN assignment a ON a.username = u.preferred_username WHERE u.rowid = 1)
SELECT container FROM held
UNION SELECT c.member FROM held JOIN component c ON c.container = held.container JOIN container m ON m.name = c.member
      WHERE m.kind <> 'muting';

DELETE FROM object_grant WHERE container IN capped AND object IN (SELECT name FROM object WHERE access = 'none');
UPDATE object_grant SET creates = 0, edits = 0, deletes = 0, modifies_all = 0
WHERE container IN capped AND object IN (SELECT name FROM object WHERE access = 'read');
DELETE FROM field_grant
WHERE container IN capped AND EXISTS (SELECT 1 FROM field f WHERE f.object = field_grant.object AND f.name = field_grant.field
                                      AND f.access = 'none');
UPDATE field_grant SET edits = 0
WHERE container IN capped AND EXISTS (SELECT 1 FROM field f WHERE f.object = field_grant.object AND f.name = field_grant.field
                                      AND f.access = 'read');

-- ---- what a group amounts to: its sets together, without what its muting set mutes ----

CREATE TEMP VIEW member AS
SELECT c.container, c.member FROM component c JOIN container m ON m.name = c.member WHERE m.kind = 'set';
CREATE TEMP VIEW mute AS
SELECT c.container, c.member FROM component c JOIN container m ON m.name = c.member WHERE m.kind = 'muting';

INSERT INTO system_grant
SELECT DISTINCT member.container, g.permission FROM member JOIN system_grant g ON g.container = member.member
WHERE NOT EXISTS (SELECT 1 FROM mute JOIN system_grant muted ON muted.container = mute.member
                  WHERE mute.container = member.container AND muted.permission = g.permission);

-- A right that rests on a muted one falls with it: create and edit on read, delete on edit.
INSERT INTO object_grant
SELECT container, object, creates AND reads, reads, edits AND reads, deletes AND edits AND reads, reads_all AND reads,
       modifies_all AND reads_all AND deletes AND edits AND reads, reads_all_fields AND reads
FROM (SELECT member.container, g.object,
             max(g.creates) > coalesce(m.creates, 0) AS creates, max(g.reads) > coalesce(m.reads, 0) AS reads,
             max(g.edits) > coalesce(m.edits, 0) AS edits, max(g.deletes) > coalesce(m.deletes, 0) AS deletes,
             max(g.reads_all) > coalesce(m.reads_all, 0) AS reads_all,
             max(g.modifies_all) > coalesce(m.modifies_all, 0) AS modifies_all,
             max(g.reads_all_fields) > coalesce(m.reads_all_fields, 0) AS reads_all_fields
      FROM member
      JOIN object_grant g ON g.container = member.member
      LEFT JOIN mute ON mute.container = member.container
      LEFT JOIN object_grant m ON m.container = mute.member AND m.object = g.object
      GROUP BY member.container, g.object)
WHERE reads;

-- A field's muting row without Read mutes editing alone.
INSERT INTO field_grant
SELECT container, object, field, reads, edits AND reads
FROM (SELECT member.container, g.object, g.field, max(g.reads) > coalesce(m.reads, 0) AS reads,
             max(g.edits) > coalesce(m.edits, 0) AS edits
      FROM member
      JOIN field_grant g ON g.container = member.member
      LEFT JOIN mute ON mute.container = member.container
      LEFT JOIN field_grant m ON m.container = mute.member AND m.object = g.object AND m.field = g.field
      GROUP BY member.container, g.object, g.field)
WHERE reads;

-- ---- what a user has of all that ----

CREATE TEMP VIEW everyone AS SELECT user_id FROM user WHERE EXISTS (SELECT 1 FROM container);
CREATE TEMP VIEW overrule AS
SELECT u.user_id, EXISTS (SELECT 1 FROM user_system_permission p
                          WHERE p.user_id = u.user_id AND p.permission = 'ModifyAllData') AS modifies,
       EXISTS (SELECT 1 FROM user_system_permission p
               WHERE p.user_id = u.user_id AND p.permission IN ('ModifyAllData', 'ViewAllData')) AS reads
FROM everyone u;

INSERT INTO object_right
SELECT user_id, object, reads, creates AND reads, edits AND reads, deletes AND edits AND reads, fields AND reads
FROM (SELECT u.user_id, o.object, max(u.reads, coalesce(max(g.reads), 0)) AS reads,
             max(u.modifies, coalesce(max(g.creates), 0)) AS creates, max(u.modifies, coalesce(max(g.edits), 0)) AS edits,
             max(u.modifies, coalesce(max(g.deletes), 0)) AS deletes, coalesce(max(g.reads_all_fields), 0) AS fields
      FROM overrule u
      JOIN permitted_object o
      LEFT JOIN holding h ON h.user_id = u.user_id
      LEFT JOIN object_grant g ON g.container = h.container AND g.object = o.object
      GROUP BY u.user_id, o.object);

-- Objects without permissions of their own. follows: another object, which has to be edited to write here; or a system permission that lets
-- write (EditTask). Activities are read by who has Access Activities, the others by all.
INSERT INTO object_right
SELECT f.user_id, f.name, coalesce(r.reads, f.reads), coalesce(r.edits, f.reads AND f.writes),
       coalesce(r.edits, f.reads AND f.writes), coalesce(r.edits, f.reads AND f.writes), 0
FROM (SELECT u.user_id, o.name, o.follows,
             o.follows NOT IN ('EditTask', 'EditEvent')
                 OR EXISTS (SELECT 1 FROM user_system_permission p
                            WHERE p.user_id = u.user_id AND p.permission = 'ActivitiesAccess') AS reads,
             EXISTS (SELECT 1 FROM user_system_permission p
                     WHERE p.user_id = u.user_id AND p.permission = o.follows) AS writes
      FROM everyone u JOIN object o
      WHERE o.follows IS NOT NULL AND o.setup IS NOT 'true') AS f
LEFT JOIN object_right r ON r.user_id = f.user_id AND r.object = f.follows;

-- History, shares and feeds can be read with the record they are about; custom settings and metadata types by all.
INSERT OR IGNORE INTO object_right
SELECT u.user_id, o.name, coalesce(r.reads, 1), 0, 0, 0, 0
FROM everyone u
JOIN object o ON o.setup IS NOT 'true' AND o.follows IS NULL
LEFT JOIN object_right r ON r.user_id = u.user_id AND r.object = o.associateParentEntity
WHERE o.associateParentEntity IS NOT NULL OR o.customSetting = 'true' OR o.name GLOB '*__mdt';

-- The rest of what `access` takes: from objects without permissions of their own, and in an org without containers.
INSERT INTO object_right
SELECT u.user_id, o.name, o.access <> 'none', o.access = 'edit', o.access = 'edit', o.access = 'edit', 0
FROM user u JOIN object o WHERE o.access IS NOT NULL AND u.rowid = 1
ON CONFLICT DO UPDATE SET reads = reads AND excluded.reads, creates = creates AND excluded.creates,
                          edits = edits AND excluded.edits, deletes = deletes AND excluded.deletes;

INSERT INTO withheld
SELECT u.user_id, f.object, f.name, f.access <> 'none', 0
FROM user u JOIN field f WHERE f.access IN ('read', 'none') AND u.rowid = 1 AND NOT EXISTS (SELECT 1 FROM container);

INSERT INTO withheld
SELECT user_id, object, field, reads, edits
FROM (SELECT r.user_id, h.object, h.field, max(r.reads_all_fields, coalesce(max(g.reads), 0)) AS reads,
             coalesce(max(g.edits), 0) AS edits
      FROM object_right r
      JOIN holder h ON h.object = r.object
      LEFT JOIN holding ON holding.user_id = r.user_id
      LEFT JOIN field_grant g ON g.container = holding.container AND g.object = h.object AND g.field = h.holder
      WHERE r.reads
      GROUP BY r.user_id, h.object, h.field)
WHERE NOT reads OR NOT edits;

-- The objects and fields that permissions can name are the values of ObjectPermissions.SobjectType and its like.
INSERT INTO value (object, field, value)
SELECT 'ObjectPermissions', 'SobjectType', object FROM permitted_object
UNION ALL SELECT DISTINCT 'FieldPermissions', 'SobjectType', object FROM holder
UNION ALL SELECT 'FieldPermissions', 'Field', object || '.' || field FROM holder WHERE holder = field;

-- Without statistics an object that 3,000 fields point at takes half a minute to describe.
ANALYZE;
