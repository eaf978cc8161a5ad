-- What follows from the authored rows: the fields nobody writes down, and who points at whom.

INSERT OR IGNORE INTO field (object, position, name, label, type, length, createable, nillable, defaultedOnCreate,
                             permissionable, nameField, idLookup, relationshipName, referenceTo, polymorphicForeignKey,
                             namePointing)
SELECT o.name, s.position, s.name, s.label, s.type, s.length, s.createable, s.nillable, s.defaultedOnCreate,
       s.permissionable, s.nameField, s.idLookup, s.relationshipName, s.referenceTo, s.polymorphicForeignKey, s.namePointing
FROM object o JOIN system_field s
WHERE CASE s.scope
          WHEN 'all' THEN 1
          WHEN 'custom' THEN o.name GLOB '*__c'
          WHEN 'owned' THEN o.name GLOB '*__c' AND coalesce(o.customSetting, 'false') = 'false' AND NOT EXISTS (
              SELECT 1 FROM field f WHERE f.object = o.name AND f.relationshipOrder IS NOT NULL)
      END;

INSERT INTO relation (target, object, field)
SELECT target.value, f.object, f.name
FROM field_seen f, json_each('["' || replace(f.referenceTo, ' ', '","') || '"]') AS target
WHERE f.type = 'reference' AND f.referenceTo IS NOT NULL;
