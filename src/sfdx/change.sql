-- What a change makes new or worse for the user. The base's tables stand beside those of the tree as base_entry, base_field,
-- base_effective,
-- base_access, base_member and base_right. One cause is one finding.
CREATE TEMP TABLE source_finding (
    rule TEXT NOT NULL, severity TEXT NOT NULL, object TEXT, field TEXT, file TEXT NOT NULL, line INTEGER NOT NULL, message TEXT NOT NULL
);

-- Files that lie in the base as they do now say nothing new.
CREATE TEMP VIEW changed_entry AS SELECT * FROM source_entry WHERE file NOT IN (SELECT file FROM source_same);

-- Where a container that changed stands: its first line, or that of the file it had.
CREATE TEMP VIEW changed_container AS
SELECT root, owner, min(file) AS file, 1 AS line FROM changed_entry
WHERE root IN ('Profile', 'PermissionSet', 'PermissionSetGroup', 'MutingPermissionSet') GROUP BY root, owner
UNION ALL
SELECT b.root, b.owner, min(b.file), 1 FROM base_entry b
WHERE b.root IN ('Profile', 'PermissionSet', 'PermissionSetGroup', 'MutingPermissionSet')
  AND NOT EXISTS (SELECT 1 FROM source_entry e WHERE e.root = b.root AND e.owner = b.owner)
GROUP BY b.root, b.owner;

-- The lines of a changed file that name a place.
CREATE TEMP TABLE changed_line AS
SELECT e.root, e.owner, e.kind, trim(coalesce(json_extract(value, '$.field'), json_extract(value, '$.object'))) COLLATE NOCASE AS place,
       e.file, e.line
FROM changed_entry e WHERE e.kind IN ('fieldPermissions', 'objectPermissions');
CREATE INDEX temp.changed_line_place ON changed_line (place COLLATE NOCASE);

-- What nobody names: a set does not give it, a profile may.
CREATE TEMP VIEW absent AS
SELECT iif(EXISTS (SELECT 1 FROM base_member WHERE root = 'Profile'), NULL, 0) AS before,
       iif(EXISTS (SELECT 1 FROM source_member WHERE root = 'Profile'), NULL, 0) AS now;

-- ---- whole rights ----

-- View All Fields and the rights over all records.
INSERT INTO source_finding
SELECT 'lint-' || r.rule, r.severity, o.object, NULL, o.file, o.line, printf(r.message, o.object)
FROM (SELECT e.root, e.owner, e.file, e.line, e.value, trim(json_extract(e.value, '$.object')) AS object
      FROM changed_entry e WHERE e.kind = 'objectPermissions') AS o
JOIN source_member m ON m.root = o.root AND m.name = o.owner
JOIN (SELECT 'view-all-fields' AS rule, 'high' AS severity, '$.viewAllFields' AS path,
             'View All Fields of %s: every field of it becomes visible and syncs, those to come too' AS message
      UNION ALL SELECT 'modify-all-records', 'high', '$.modifyAllRecords',
          'Modify All Records of %s: more than the sync needs, and past sharing'
      UNION ALL SELECT 'view-all-records', 'medium', '$.viewAllRecords',
          'View All Records of %s: records that sharing kept from the sync are read') AS r
WHERE trim(json_extract(o.value, r.path)) = 'true'
  AND NOT EXISTS (SELECT 1 FROM base_entry b JOIN base_member n ON n.root = b.root AND n.name = b.owner
                  WHERE b.kind = 'objectPermissions' AND trim(json_extract(b.value, '$.object')) = o.object COLLATE NOCASE
                    AND trim(json_extract(b.value, r.path)) = 'true');

INSERT INTO source_finding
SELECT 'lint-system-permission', iif(p.name IN ('ModifyAllData', 'ViewAllData', 'ManageUsers', 'AuthorApex', 'CustomizeApplication'),
    'high', 'medium'),
       NULL, NULL, p.file, p.line, 'the system permission ' || p.name || ' is new to the sync user'
FROM (SELECT e.root, e.owner, e.file, e.line, trim(json_extract(e.value, '$.name')) AS name
      FROM changed_entry e WHERE e.kind = 'userPermissions' AND trim(json_extract(e.value, '$.enabled')) = 'true') AS p
JOIN source_member m ON m.root = p.root AND m.name = p.owner
WHERE p.name <> '' AND NOT EXISTS (
    SELECT 1 FROM base_entry b JOIN base_member n ON n.root = b.root AND n.name = b.owner
    WHERE b.kind = 'userPermissions' AND trim(json_extract(b.value, '$.name')) = p.name AND trim(json_extract(b.value,
        '$.enabled')) = 'true')
GROUP BY p.name;

-- An object's right that went away takes all its fields along.
CREATE TEMP TABLE lost_object AS
SELECT b.place AS object, b.reads AND coalesce(n.reads, absent.now) = 0 AS reads
FROM base_effective b JOIN absent
LEFT JOIN source_effective n ON n.place = b.place COLLATE NOCASE
WHERE b.place <> '' AND instr(b.place, '.') = 0
  AND (b.reads AND iif(n.place IS NULL, absent.now, n.reads) = 0 OR b.edits AND iif(n.place IS NULL, absent.now, n.edits) = 0);

INSERT INTO source_finding
SELECT 'lint-object-right-lost', 'critical', l.object, NULL,
       coalesce((SELECT file FROM changed_line c WHERE c.kind = 'objectPermissions' AND c.place = l.object ORDER BY file, line LIMIT 1),
           c.file),
       coalesce((SELECT line FROM changed_line c WHERE c.kind = 'objectPermissions' AND c.place = l.object ORDER BY file, line LIMIT 1),
           c.line),
       'the sync user loses ' || iif(l.reads, 'Read', 'Edit') || ' of ' || l.object || ': '
       || iif(l.reads, 'it stops to sync', 'what Marketo writes there fails')
FROM lost_object l JOIN changed_container c
GROUP BY l.object;

-- ---- fields of the sync ----

CREATE TEMP TABLE now_place AS SELECT object || '.' || field AS place, * FROM source_access;
CREATE TEMP TABLE base_place AS SELECT object || '.' || field AS place, * FROM base_access;
CREATE INDEX temp.now_place_place ON now_place (place COLLATE NOCASE);
CREATE INDEX temp.base_place_place ON base_place (place COLLATE NOCASE);
CREATE INDEX temp.source_effective_name ON source_effective (place COLLATE NOCASE);
CREATE INDEX temp.base_effective_name ON base_effective (place COLLATE NOCASE);
CREATE TEMP TABLE field_change AS
SELECT p.place, substr(p.place, 1, instr(p.place, '.') - 1) AS object, substr(p.place, instr(p.place, '.') + 1) AS field,
       coalesce(ba.read, CASE iif(b.place IS NULL, absent.before, b.reads) WHEN 1 THEN 'yes' WHEN 0 THEN 'no'
           ELSE 'unknown' END) AS was_read,
       coalesce(na.read, CASE iif(n.place IS NULL, absent.now, n.reads) WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unknown' END) AS now_read,
       coalesce(ba.edit, CASE iif(b.place IS NULL, absent.before, b.edits) WHEN 1 THEN 'yes' WHEN 0 THEN 'no'
           ELSE 'unknown' END) AS was_edit,
       coalesce(na.edit, CASE iif(n.place IS NULL, absent.now, n.edits) WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unknown' END) AS now_edit,
       na.field IS NOT NULL AND ba.field IS NULL AS is_new, na.file, na.line
FROM (SELECT DISTINCT place COLLATE NOCASE AS place FROM (SELECT place FROM source_effective UNION ALL SELECT place FROM base_effective)
      WHERE instr(place, '.') > 0) AS p
JOIN absent
LEFT JOIN source_effective n ON n.place = p.place COLLATE NOCASE
LEFT JOIN base_effective b ON b.place = p.place COLLATE NOCASE
LEFT JOIN now_place na ON na.place = p.place COLLATE NOCASE
LEFT JOIN base_place ba ON ba.place = p.place COLLATE NOCASE
WHERE substr(p.place, 1, instr(p.place, '.') - 1) COLLATE NOCASE IN (SELECT object FROM main_object);

-- Newly visible: where a line gives it, or at the field itself when that is new.
INSERT INTO source_finding
SELECT 'lint-field-visible', 'high', f.object, f.field, coalesce(c.file, f.file), coalesce(min(c.line), f.line),
       f.object || '.' || f.field || ' becomes visible to the sync user: it is created in Marketo for good, and every record is read again'
FROM field_change f
LEFT JOIN changed_line c ON c.place = f.place AND c.kind = 'fieldPermissions'
      AND EXISTS (SELECT 1 FROM source_member m WHERE m.root = c.root AND m.name = c.owner)
WHERE f.now_read = 'yes' AND f.was_read = 'no' AND (c.file IS NOT NULL OR f.is_new AND f.file IS NOT NULL)
  AND f.object NOT IN (SELECT object COLLATE NOCASE FROM source_finding WHERE rule = 'lint-view-all-fields')
GROUP BY f.place;

-- The rest of them have a cause that names no field: a set that came, a group, an object's Read.
INSERT INTO source_finding
SELECT 'lint-fields-visible', 'high', NULL, NULL, c.file, c.line,
       count(DISTINCT f.place) || iif(count(DISTINCT f.place) = 1, ' field becomes', ' fields become')
           || ' visible to the sync user, such as ' || min(f.place)
       || ': they are created in Marketo for good, and every record is read again'
FROM field_change f JOIN (SELECT * FROM changed_container ORDER BY root = 'PermissionSetGroup' DESC, file LIMIT 1) AS c
WHERE f.now_read = 'yes' AND f.was_read = 'no'
  AND NOT EXISTS (SELECT 1 FROM source_finding s WHERE s.object = f.object COLLATE NOCASE AND coalesce(s.field,
      f.field) = f.field COLLATE NOCASE)
HAVING count(*) > 0;

CREATE TEMP TABLE base_line AS
SELECT root, owner, trim(json_extract(value, '$.field')) AS place FROM base_entry WHERE kind = 'fieldPermissions';
CREATE INDEX temp.base_line_place ON base_line (place COLLATE NOCASE);

-- A right that went away, where the object's own did not. What a profile does not mention any more may be there still.
CREATE TEMP TABLE lost_field AS
SELECT f.*, f.now_read = 'unknown' OR f.now_read = 'yes' AND f.now_edit = 'unknown' AS perhaps, f.was_read = 'yes'
    AND f.now_read <> 'yes' AS reads,
       -- A container that gave it is the user's still: its own line went.
       EXISTS (SELECT 1 FROM base_line b JOIN source_member m ON m.root = b.root AND m.name = b.owner
               WHERE b.place = f.place COLLATE NOCASE AND (b.root, b.owner) NOT IN (SELECT root, name FROM source_unsure)) AS alone
FROM field_change f
WHERE (f.was_read = 'yes' AND f.now_read <> 'yes' OR f.was_edit = 'yes' AND f.now_edit <> 'yes' AND f.now_read = 'yes')
  AND NOT EXISTS (SELECT 1 FROM lost_object l WHERE l.object = f.object COLLATE NOCASE)
  -- A field that has become a formula, or is gone, is told as that.
  AND NOT EXISTS (SELECT 1 FROM source_field s WHERE s.object = f.object COLLATE NOCASE AND s.name = f.field COLLATE NOCASE AND s.formula
                  AND f.now_read = 'yes')
  AND (f.field NOT LIKE '%\_\_c' ESCAPE '\'
       OR EXISTS (SELECT 1 FROM source_field s WHERE s.object = f.object COLLATE NOCASE AND s.name = f.field COLLATE NOCASE));

INSERT INTO source_finding
SELECT 'lint-field-right-lost', CASE WHEN f.perhaps THEN 'low' WHEN f.reads THEN 'high' ELSE 'medium' END, f.object, f.field,
       coalesce((SELECT file FROM changed_line c WHERE c.place = f.place ORDER BY file, line LIMIT 1), c.file),
       coalesce((SELECT line FROM changed_line c WHERE c.place = f.place ORDER BY file, line LIMIT 1), c.line),
       'the sync user ' || iif(f.perhaps, 'may lose ', 'loses ') || iif(f.reads, 'Read', 'Edit') || ' of ' || f.object || '.'
           || f.field || ': '
       || iif(f.reads, 'its changes no longer reach Marketo', 'what Marketo writes to it fails')
FROM lost_field f JOIN (SELECT * FROM changed_container ORDER BY root = 'PermissionSetGroup', file LIMIT 1) AS c
WHERE f.alone;

INSERT INTO source_finding
SELECT 'lint-fields-right-lost', CASE WHEN min(f.perhaps) THEN 'low' ELSE 'high' END, NULL, NULL, c.file, c.line,
       printf('the sync user %s rights on %d %s that a set gave which is %s, such as %s', iif(min(f.perhaps), 'may lose', 'loses'),
           count(*),
              iif(count(*) = 1, 'field', 'fields'), iif(min(f.perhaps), 'not known now', 'not the user''s any more'), min(f.place))
FROM lost_field f JOIN (SELECT * FROM changed_container ORDER BY root = 'PermissionSetGroup', file LIMIT 1) AS c
WHERE NOT f.alone HAVING count(*) > 0;

-- ---- the fields themselves ----

CREATE TEMP TABLE field_text AS
SELECT owner AS object, trim(json_extract(value, '$.fullName')) COLLATE NOCASE AS field, file, line,
       trim(json_extract(value, '$.type')) AS type, trim(json_extract(value, '$.length')) AS length,
       trim(json_extract(value, '$.required')) = 'true' AS required, trim(json_extract(value, '$.unique')) = 'true' AS is_unique,
       trim(json_extract(value, '$.restricted')) = 'true' AS restricted,
       replace(replace(replace(replace(json_extract(value, '$.formula'), ' ', ''), char(9), ''), char(10), ''), char(13), '') AS formula
FROM source_entry WHERE (root = 'CustomField' AND kind = '') OR (root = 'CustomObject' AND kind = 'fields');
CREATE TEMP TABLE base_field_text AS
SELECT owner AS object, trim(json_extract(value, '$.fullName')) COLLATE NOCASE AS field, file, line,
       trim(json_extract(value, '$.type')) AS type, trim(json_extract(value, '$.length')) AS length,
       trim(json_extract(value, '$.required')) = 'true' AS required, trim(json_extract(value, '$.unique')) = 'true' AS is_unique,
       trim(json_extract(value, '$.restricted')) = 'true' AS restricted,
       replace(replace(replace(replace(json_extract(value, '$.formula'), ' ', ''), char(9), ''), char(10), ''), char(13), '') AS formula
FROM base_entry WHERE (root = 'CustomField' AND kind = '') OR (root = 'CustomObject' AND kind = 'fields');

CREATE INDEX temp.field_text_name ON field_text (object COLLATE NOCASE, field COLLATE NOCASE);
CREATE INDEX temp.base_field_text_name ON base_field_text (object COLLATE NOCASE, field COLLATE NOCASE);

-- Only what the user sees, or may see, matters to the sync.
CREATE TEMP TABLE seen_field AS
SELECT object COLLATE NOCASE AS object, field COLLATE NOCASE AS field FROM base_access WHERE read <> 'no'
UNION SELECT substr(place, 1, instr(place, '.') - 1), substr(place, instr(place, '.') + 1) FROM base_effective
      WHERE instr(place, '.') > 0 AND reads IS NOT 0;

INSERT INTO source_finding
SELECT 'lint-field-' || k.rule, k.severity, n.object, n.field, n.file, n.line, n.object || '.' || n.field || ' ' || k.message
FROM field_text n
JOIN base_field_text b ON b.object = n.object COLLATE NOCASE AND b.field = n.field
JOIN seen_field v ON v.object = n.object AND v.field = n.field
JOIN (SELECT 'type' AS rule, 'high' AS severity, 'changes its type: Marketo keeps the old one, and values fail or are cut' AS message
      UNION ALL SELECT 'formula', 'high', 'becomes a formula: what Marketo writes to it fails, and its values change without a sign'
      UNION ALL SELECT 'formula-changed', 'medium', 'has another formula: values in Marketo stay as they were until each record changes'
      UNION ALL SELECT 'shorter', 'high', 'takes fewer characters: longer values from Marketo are refused'
      UNION ALL SELECT 'required', 'high', 'becomes required: records that Marketo makes without it are refused'
      UNION ALL SELECT 'unique', 'high', 'becomes unique: a second record with a value of it is refused'
      UNION ALL SELECT 'restricted', 'high', 'takes only values of its list: others from Marketo are refused') AS k
WHERE n.file NOT IN (SELECT file FROM source_same)
  AND CASE k.rule
      WHEN 'type' THEN n.type <> b.type AND n.formula IS NULL AND b.formula IS NULL
      WHEN 'formula' THEN n.formula IS NOT NULL AND b.formula IS NULL
      WHEN 'formula-changed' THEN n.formula <> b.formula
      WHEN 'shorter' THEN n.type = b.type AND CAST(n.length AS INTEGER) < CAST(b.length AS INTEGER)
      WHEN 'required' THEN n.required IS 1 AND b.required IS NOT 1
      WHEN 'unique' THEN n.is_unique IS 1 AND b.is_unique IS NOT 1
      ELSE n.restricted IS 1 AND b.restricted IS NOT 1 END;

-- A field that is gone: at the file it had, or where its object stands.
INSERT INTO source_finding
SELECT 'lint-field-deleted', 'high', b.object, b.field,
       b.file, iif(b.file IN (SELECT file FROM source_entry), 1, b.line),
       b.object || '.' || b.field || ' is deleted or renamed: its field in Marketo stays and gets no value any more'
FROM base_field_text b JOIN seen_field v ON v.object = b.object AND v.field = b.field
WHERE b.field LIKE '%\_\_c' ESCAPE '\'
  AND NOT EXISTS (SELECT 1 FROM field_text n WHERE n.object = b.object COLLATE NOCASE AND n.field = b.field)
  AND NOT EXISTS (SELECT 1 FROM source_entry x WHERE x.kind = 'broken' AND (x.file = b.file OR x.owner = b.object
      AND x.root = 'CustomObject'));
-- ---- validation rules ----

CREATE TEMP VIEW rule_text AS
SELECT owner AS object, trim(json_extract(value, '$.fullName')) COLLATE NOCASE AS name, file, line,
       trim(json_extract(value, '$.active')) = 'true' AS active, json_extract(value, '$.errorConditionFormula') AS formula
FROM source_entry WHERE (root = 'ValidationRule' AND kind = '') OR (root = 'CustomObject' AND kind = 'validationRules');
CREATE TEMP VIEW base_rule_text AS
SELECT owner AS object, trim(json_extract(value, '$.fullName')) COLLATE NOCASE AS name,
       trim(json_extract(value, '$.active')) = 'true' AS active, json_extract(value, '$.errorConditionFormula') AS formula
FROM base_entry WHERE (root = 'ValidationRule' AND kind = '') OR (root = 'CustomObject' AND kind = 'validationRules');

INSERT INTO source_finding
SELECT 'lint-validation-rule', 'high', n.object, NULL, n.file, n.line,
       'the validation rule ' || n.name || ' of ' || n.object || ' is ' || iif(b.active IS 1, 'changed', 'new or active now')
       || ', and lets the sync user not pass: what Marketo writes may be refused'
FROM rule_text n LEFT JOIN base_rule_text b ON b.object = n.object COLLATE NOCASE AND b.name = n.name
WHERE n.file NOT IN (SELECT file FROM source_same) AND n.active IS 1
  AND (b.active IS NOT 1 OR replace(replace(replace(replace(b.formula, ' ', ''), char(9), ''), char(10), ''), char(13),
      '') <> replace(replace(replace(replace(n.formula, ' ', ''), char(9), ''), char(10), ''), char(13), ''))
  AND (n.object COLLATE NOCASE IN (SELECT object FROM main_object) OR n.object COLLATE NOCASE IN ('Task', 'Event', 'Campaign',
      'CampaignMember'))
  -- A custom permission of the user that the formula asks for lets it pass.
  AND NOT EXISTS (SELECT 1 FROM source_entry p JOIN source_member m ON m.root = p.root AND m.name = p.owner
                  WHERE p.kind = 'customPermissions' AND trim(json_extract(p.value, '$.enabled')) = 'true'
                    AND n.formula REGEXP '(?i)\$Permission\.' || trim(json_extract(p.value, '$.name')) || '\b');
