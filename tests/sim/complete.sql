-- What follows from the authored rows: the org's time, the objects of Setup, the fields nobody writes down, and who points
-- at whom.

INSERT INTO clock SELECT coalesce(Now, strftime('%Y-%m-%dT%H:%M:%f', 'now')) FROM organization;

INSERT OR IGNORE INTO object (name, label, labelPlural, keyPrefix, setup, api, needs, reified, virtual, keyField, createable,
                              updateable, deletable)
SELECT name, label, labelPlural, keyPrefix, setup, api, needs, reified, virtual, keyField, 'false', 'false', 'false'
FROM setup_object;
INSERT INTO row_source SELECT name, source FROM setup_object WHERE source IS NOT NULL;
INSERT OR IGNORE INTO field (object, name, label, type, length, referenceTo, relationshipName, referenceTargetField, nillable,
                             permissionable, filterable, groupable, sortable, aggregatable, setup)
SELECT s.object, s.name, s.label, s.type, s.length, s.referenceTo, s.relationshipName, s.referenceTargetField, s.nillable,
       s.permissionable, s.filterable, s.groupable, s.sortable, s.aggregatable, s.setup
FROM setup_field s JOIN object o ON o.name = s.object WHERE o.setup = 'true';

-- A column for each system permission of the edition.
INSERT INTO field (object, name, label, type, nillable, permissionable, setup)
SELECT holder.value, 'Permissions' || p.name, p.label, 'boolean', 'false', 'false', 'true'
FROM org_permission p, json_each('["PermissionSet","Profile","MutingPermissionSet","UserPermissionAccess"]') AS holder;

-- History of an object: who changed what, when.
INSERT OR IGNORE INTO field (object, name, label, type, length, referenceTo, nillable, permissionable, filterable, groupable,
                             sortable, aggregatable, setup)
SELECT o.name, coalesce(c.name, iif(o.name GLOB '*__History', 'ParentId', o.associateParentEntity || 'Id')), c.label, c.type,
       c.length, iif(c.name IS NULL, o.associateParentEntity, NULL), 'true', 'false', c.flag, c.flag, c.flag, c.flag, 'true'
FROM object o, (SELECT NULL AS name, 'Record ID' AS label, 'reference' AS type, NULL AS length, NULL AS flag
                UNION ALL SELECT 'Field', 'Changed Field', 'picklist', 255, NULL
                UNION ALL SELECT 'OldValue', 'Old Value', 'anyType', NULL, 'false'
                UNION ALL SELECT 'NewValue', 'New Value', 'anyType', NULL, 'false') AS c
WHERE o.associateEntityType = 'History';

INSERT OR IGNORE INTO field (object, position, name, label, type, length, createable, nillable, defaultedOnCreate,
                             permissionable, nameField, idLookup, relationshipName, referenceTo, polymorphicForeignKey,
                             namePointing)
SELECT o.name, s.position, s.name, s.label, s.type, s.length, s.createable, s.nillable, s.defaultedOnCreate,
       s.permissionable, s.nameField, s.idLookup, s.relationshipName, s.referenceTo, s.polymorphicForeignKey, s.namePointing
FROM object o JOIN system_field s
WHERE o.setup IS NOT 'true' AND CASE s.scope
          WHEN 'all' THEN 1
          WHEN 'custom' THEN o.name GLOB '*__c'
          WHEN 'owned' THEN o.name GLOB '*__c' AND coalesce(o.customSetting, 'false') = 'false' AND NOT EXISTS (
              SELECT 1 FROM field f WHERE f.object = o.name AND f.relationshipOrder IS NOT NULL)
      END;

INSERT INTO relation (target, object, field)
SELECT target.value, f.object, f.name
FROM field f JOIN object o ON o.name = f.object, json_each('["' || replace(f.referenceTo, ' ', '","') || '"]') AS target
WHERE f.type = 'reference' AND f.referenceTo IS NOT NULL AND f.setup IS NOT 'true';
