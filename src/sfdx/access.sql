-- Effective access from source, three-valued: NULL is unknown. A set's absent entry is not given; a profile's is unknown, because its
-- retrieve decides what is in the file. Where a container's file is not there or broken, what it gives is unknown.

-- Each container the user has, once for each way: of a group, or its own ('').
CREATE TEMP TABLE source_member AS
SELECT kind AS root, name, '' AS grp FROM source_user WHERE kind <> 'PermissionSetGroup'
UNION
SELECT 'PermissionSet', trim(json_extract(e.value, '$.""')), u.name
FROM source_user u JOIN source_entry e ON e.root = u.kind AND e.owner = u.name AND e.kind = 'permissionSets'
WHERE u.kind = 'PermissionSetGroup';

-- What takes away, within its group alone.
CREATE TEMP TABLE source_mute AS
SELECT u.name AS grp, trim(json_extract(e.value, '$.""')) AS name
FROM source_user u JOIN source_entry e ON e.root = u.kind AND e.owner = u.name AND e.kind = 'mutingPermissionSets'
WHERE u.kind = 'PermissionSetGroup';

-- Containers of which something could not be read; one of a package is not in the tree at all.
CREATE TEMP TABLE source_unsure AS
SELECT root, name FROM
    (SELECT root, name FROM source_member UNION SELECT 'MutingPermissionSet', name FROM source_mute
     UNION SELECT kind, name FROM source_user) AS c
WHERE NOT EXISTS (SELECT 1 FROM source_entry e WHERE e.root = c.root AND e.owner = c.name AND e.kind <> 'broken')
   OR EXISTS (SELECT 1 FROM source_entry e WHERE e.root = c.root AND e.owner = c.name AND e.kind = 'broken');

-- What each container says, or mutes: place is an object, Object.Field, or '' with a system right.
CREATE TEMP TABLE source_right AS
SELECT root, owner, place, max(reads) AS reads, max(edits) AS edits, max(every) AS every
FROM (
    SELECT root, owner, trim(json_extract(value, '$.object')) AS place,
           trim(coalesce(json_extract(value, '$.allowRead'), '')) = 'true' AS reads,
           trim(coalesce(json_extract(value, '$.allowEdit'), '')) = 'true' AS edits,
           trim(coalesce(json_extract(value, '$.viewAllFields'), '')) = 'true' AS every
    FROM source_entry WHERE kind = 'objectPermissions'
    UNION ALL
    SELECT root, owner, trim(json_extract(value, '$.field')),
           trim(coalesce(json_extract(value, '$.readable'), '')) = 'true', trim(coalesce(json_extract(value, '$.editable'), '')) = 'true', 0
    FROM source_entry WHERE kind = 'fieldPermissions'
    UNION ALL
    SELECT root, owner, '', 1, trim(json_extract(value, '$.name')) = 'ModifyAllData', 0
    FROM source_entry WHERE kind = 'userPermissions' AND trim(json_extract(value, '$.name')) IN ('ViewAllData', 'ModifyAllData')
                            AND trim(json_extract(value, '$.enabled')) = 'true'
)
WHERE place IS NOT NULL GROUP BY root, owner COLLATE NOCASE, place COLLATE NOCASE;
CREATE INDEX temp.source_right_place ON source_right (root, owner COLLATE NOCASE, place COLLATE NOCASE);

-- Each custom field of the objects that Marketo syncs, once.
CREATE TEMP TABLE source_field AS
SELECT owner AS object, name, min(file) AS file, line, type, formula, required
FROM (SELECT owner, file, line,
             trim(coalesce(json_extract(value, '$.fullName'), '')) COLLATE NOCASE AS name,
             trim(json_extract(value, '$.type')) AS type,
             json_extract(value, '$.formula') IS NOT NULL AS formula,
             trim(coalesce(json_extract(value, '$.required'), '')) = 'true' AS required
      FROM source_entry
      WHERE (root = 'CustomField' AND kind = '' OR root = 'CustomObject' AND kind = 'fields')
            AND owner IN (SELECT object COLLATE NOCASE FROM main_object))
WHERE name LIKE '%\_\_c' ESCAPE '\'
GROUP BY owner COLLATE NOCASE, name COLLATE NOCASE;

-- What each container gives of each place, muting taken off. A system right is of every object; a profile's file has all
-- of them, whatever else was retrieved.
CREATE TEMP TABLE source_given AS
WITH place (place, is_field) AS (
    SELECT object, 0 FROM main_object UNION ALL SELECT object || '.' || name, 1 FROM source_field
    UNION ALL
    -- Standard fields that a container names.
    SELECT DISTINCT place COLLATE NOCASE, 1 FROM source_right
    WHERE instr(place, '.') > 0 AND place NOT LIKE '%\_\_c' ESCAPE '\' AND substr(place, 1, instr(place,
        '.') - 1) COLLATE NOCASE IN (SELECT object FROM main_object)
    UNION ALL SELECT '', 0
)
SELECT p.place AS place,
       iif(m.sure, coalesce(r.reads, iif(p.place = '', 0, m.absent)), nullif(coalesce(r.reads, 0), 0)) AND spared.reads AS reads,
       iif(m.sure, coalesce(r.edits, iif(p.place = '', 0, m.absent)), nullif(coalesce(r.edits, 0), 0)) AND spared.edits AS edits,
       iif(m.sure, coalesce(r.every, iif(p.place = '', 0, m.absent)), nullif(coalesce(r.every, 0), 0)) AND spared.every AS every
FROM (SELECT m.*, u.name IS NULL AS sure, iif(m.root = 'Profile', NULL, 0) AS absent
      FROM source_member m LEFT JOIN source_unsure u ON u.root = m.root AND u.name = m.name COLLATE NOCASE) AS m
JOIN place p
LEFT JOIN source_right r ON r.root = m.root AND r.owner = m.name COLLATE NOCASE AND r.place = p.place COLLATE NOCASE
JOIN (SELECT g.grp, q.place,
             iif(max(x.reads), 0, iif(max(u.name) IS NULL, 1, NULL)) AS reads,
             iif(max(x.edits) OR max(x.reads), 0, iif(max(u.name) IS NULL, 1, NULL)) AS edits,
             iif(max(x.every), 0, iif(max(u.name) IS NULL, 1, NULL)) AS every
      FROM (SELECT DISTINCT grp FROM source_member) AS g JOIN place q
      LEFT JOIN source_mute k ON k.grp = g.grp
      LEFT JOIN source_right x ON x.root = 'MutingPermissionSet' AND x.owner = k.name COLLATE NOCASE AND x.place = q.place COLLATE NOCASE
      LEFT JOIN source_unsure u ON u.root = 'MutingPermissionSet' AND u.name = k.name COLLATE NOCASE
      GROUP BY 1, 2) AS spared ON spared.grp = m.grp AND spared.place = p.place
UNION ALL -- a group whose file could not be read may hold anything
SELECT p.place, NULL, NULL, NULL FROM source_unsure u JOIN place p WHERE u.root = 'PermissionSetGroup';

CREATE TEMP TABLE source_effective AS
SELECT place, CASE WHEN max(reads) THEN 1 WHEN count(reads) = count(*) THEN 0 END AS reads,
       CASE WHEN max(edits) THEN 1 WHEN count(edits) = count(*) THEN 0 END AS edits,
       CASE WHEN max(every) THEN 1 WHEN count(every) = count(*) THEN 0 END AS every
FROM source_given GROUP BY place;
CREATE INDEX temp.source_effective_place ON source_effective (place);

-- Required fields and the parent of a detail have no security of their own; what is worked out is never edited. A field whose type the
-- tree does not tell may be either.
CREATE TEMP TABLE source_access AS
SELECT object, name AS field, CASE reads WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unknown' END AS read,
       CASE reads AND edits WHEN 1 THEN 'yes' WHEN 0 THEN 'no' ELSE 'unknown' END AS edit, file, line
FROM (SELECT f.object, f.name, f.file, f.line,
             (o.reads OR s.reads) AND CASE WHEN follows THEN 1 WHEN type IS NULL AND r.reads IS NOT 1 THEN NULL
                                           ELSE r.reads OR r.edits OR o.every END AS reads,
             (o.edits OR s.edits) AND CASE WHEN worked_out THEN 0 WHEN follows THEN 1 WHEN type IS NULL THEN NULL ELSE r.edits END AS edits
      FROM (SELECT *, required OR coalesce(type, '') = 'MasterDetail' AS follows,
                   formula OR coalesce(type, '') IN ('Summary', 'AutoNumber') AS worked_out FROM source_field) AS f
      JOIN source_effective o ON o.place = f.object
      JOIN source_effective r ON r.place = f.object || '.' || f.name
      JOIN source_effective s ON s.place = '');
