-- The files of the folder: path, body. Names in them are API names and words of our own, which need no escaping in XML.
WITH run_of AS (
    -- A deployed set replaces the one of its name: each audit has names of its own.
    SELECT replace(replace(substr(a.time, 1, 19), '-', ''), ':', '') AS stamp, replace(substr(a.time, 1, 16), 'T', ' ') AS minute,
           iif(a.api_version GLOB '[0-9][0-9].0', a.api_version, '60.0') AS api_version,
           -- quoted for a shell
           '''' || replace(replace(coalesce(a.sync_user, a.user_id), char(10), ' '), '''', '''\''''') || '''' AS sync_user,
           markdown(coalesce(a.sync_user, a.user_id)) AS user_name, markdown(coalesce(a.org_name, a.org_id)) AS org, a.time,
           CAST(a.api_version AS REAL) >= 63 AS has_view_all_fields
    FROM audit a
),
member AS (
    SELECT s.capability, s.label, coalesce(c.title, 'custom objects that are configured as synced') AS about,
           'Marketo_Sync_' || s.label || '_' || run_of.stamp AS name
    FROM fix_set s JOIN run_of LEFT JOIN reference_capability c ON c.capability = s.capability
),
fields AS (
    SELECT capability, group_concat(xml, '') AS xml
    FROM (SELECT capability, printf('    <fieldPermissions>
        <editable>%s</editable>
        <field>%s.%s</field>
        <readable>true</readable>
    </fieldPermissions>
', iif(edits, 'true', 'false'), object, field) AS xml FROM fix_field ORDER BY capability, object, field)
    GROUP BY capability
),
objects AS (
    SELECT capability, group_concat(xml, '') AS xml
    FROM (SELECT o.capability, printf('    <objectPermissions>
        <allowCreate>%s</allowCreate>
        <allowDelete>false</allowDelete>
        <allowEdit>%s</allowEdit>
        <allowRead>true</allowRead>
        <modifyAllRecords>false</modifyAllRecords>
        <object>%s</object>
%s        <viewAllRecords>false</viewAllRecords>
    </objectPermissions>
', iif(o.creates, 'true', 'false'), iif(o.edits, 'true', 'false'), o.object,
                                     iif(r.has_view_all_fields, '        <viewAllFields>false</viewAllFields>' || char(10), '')) AS xml
          FROM fix_object o JOIN run_of r ORDER BY o.capability, o.object)
    GROUP BY capability
),
systems AS (
    SELECT capability, group_concat(xml, '') AS xml
    FROM (SELECT capability, printf('    <userPermissions>
        <enabled>true</enabled>
        <name>%s</name>
    </userPermissions>
', permission) AS xml FROM fix_system ORDER BY capability, permission)
    GROUP BY capability
),
given AS ( -- what each set gives, in words
    SELECT capability, 1 AS part, object AS sort,
           printf('%s on %s', iif(creates, 'Create, ', '') || iif(edits, 'Edit, ', '') || 'Read', object) AS text FROM fix_object
    UNION ALL SELECT capability, 2, object || '.' || field, printf('%s.%s: %s', object, field, iif(edits, 'Read and Edit', 'Read'))
        FROM fix_field
    UNION ALL SELECT capability, 3, f.permission, 'System permission ' || coalesce(r.label, f.permission)
    FROM fix_system f LEFT JOIN reference_system_permission r ON r.permission = f.permission
),
line (part, sort, text) AS (
    SELECT 10, 1, printf('# Rights the Marketo Sync User lacks

For %s in %s, from the audit of %s. Nothing here takes anything away, and none of it gives Delete, View All or Modify All.
', user_name, org, time) FROM run_of
    UNION ALL SELECT 20, 1, '## What it gives

Each permission set stands for itself: leave out what you do not want to give.'
    UNION ALL
    SELECT 21, row_number() OVER (ORDER BY m.capability), printf('
### %s

For %s.
%s', m.name, m.about, (SELECT group_concat(char(10) || '- ' || text, '')
    FROM (SELECT text FROM given g WHERE g.capability = m.capability ORDER BY part, sort)))
    FROM member m
    UNION ALL
    SELECT 30, 1, printf('
## How to deploy it

In this folder:

```
sf project deploy start --dry-run --manifest package.xml --target-org YOUR-ORG
sf project deploy start --manifest package.xml --target-org YOUR-ORG
%s
```

The first line changes nothing and says whether the second would work. Undo: take the assignments away, then delete the permission sets.
```
%s
```', (SELECT group_concat(printf('sf org assign permset --name %s --on-behalf-of %s --target-org YOUR-ORG', name, sync_user), char(10))
       FROM member, run_of),
      (SELECT group_concat(printf('sf project delete source --metadata PermissionSet:%s --target-org YOUR-ORG', name), char(10))
       FROM member))
    WHERE EXISTS (SELECT 1 FROM member)
    UNION ALL
    SELECT 40, 1, printf('
## What the rules say before and after

| Rule | Findings now | Then |
| --- | --- | --- |
%s

Worked out on a copy of the snapshot, not in the org: audit again afterwards. What other rules say of fields that become visible, and
of the fields of objects that do, is known only then.',
    (SELECT group_concat(printf('| %s | %d | %d |', markdown(title), before, after), char(10))
     FROM (SELECT * FROM fix_effect ORDER BY rule)))
    WHERE EXISTS (SELECT 1 FROM fix_effect)
    UNION ALL
    SELECT 50, 1, printf('
## What is left to do by hand
%s', (SELECT group_concat(printf('
- %s (%s)', markdown(message), reason), '') FROM (SELECT * FROM fix_left ORDER BY severity_rank, message)))
    WHERE EXISTS (SELECT 1 FROM fix_left)
    UNION ALL
    SELECT 55, 1, printf('
## What could not be looked at
%s', (SELECT group_concat(printf('
- %s: %s', markdown(title), markdown(reason)), '') FROM (SELECT * FROM fix_unknown ORDER BY rule)))
    WHERE EXISTS (SELECT 1 FROM fix_unknown)
    UNION ALL
    SELECT 60, 1, printf('
## Fields to hide, as decided

In this order, so that nothing breaks on the way: look at *Used By* of the field in Marketo (Admin, Field Management); switch the sync
off; take *Visible* away in every profile and permission set of the sync user; switch the sync on; hide the field in Marketo. By hand,
because a profile or a set that others have must not be changed for this. Undo: tick *Visible* again.
%s', (SELECT group_concat(printf('
- %s.%s%s%s%s', object, field, coalesce(' (' || nullif(markdown(why), '') || ')', ''),
                    coalesce(': ' || (SELECT setup_url FROM setup_home) || '/ObjectManager/' || object
                             || '/FieldsAndRelationships/view', ''),
                    coalesce('; visible by ' || markdown(given_by), '')), '')
      FROM (SELECT * FROM fix_hide WHERE refused IS NULL ORDER BY object, field)))
    WHERE EXISTS (SELECT 1 FROM fix_hide WHERE refused IS NULL)
    UNION ALL
    SELECT 70, 1, printf('
## Fields that are not hidden, though somebody decided so
%s', (SELECT group_concat(printf('
- %s.%s: %s', object, field, refused), '') FROM (SELECT * FROM fix_hide WHERE refused IS NOT NULL ORDER BY object, field)))
    WHERE EXISTS (SELECT 1 FROM fix_hide WHERE refused IS NOT NULL)
)
SELECT 'README.md' AS path, (SELECT group_concat(text, char(10)) FROM (SELECT text FROM line ORDER BY part, sort)) || char(10) AS body
UNION ALL
SELECT 'sfdx-project.json', printf('{
  "packageDirectories": [{"path": "force-app", "default": true}],
  "sourceApiVersion": "%s"
}
', api_version) FROM run_of WHERE EXISTS (SELECT 1 FROM member)
UNION ALL
SELECT 'package.xml', printf('<?xml version="1.0" encoding="UTF-8"?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">
    <types>
%s        <name>PermissionSet</name>
    </types>
    <version>%s</version>
</Package>
', (SELECT group_concat(printf('        <members>%s</members>
', name), '') FROM (SELECT name FROM member ORDER BY name)), api_version) FROM run_of WHERE EXISTS (SELECT 1 FROM member)
UNION ALL
SELECT printf('force-app/main/default/permissionsets/%s.permissionset-meta.xml', m.name), printf('<?xml version="1.0" encoding="UTF-8"?>
<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
    <description>Rights the Marketo Sync User needs for %s.</description>
%s    <hasActivationRequired>false</hasActivationRequired>
    <label>Marketo Sync: %s %s</label>
%s%s</PermissionSet>
', m.about, coalesce(f.xml, ''), m.label, r.minute, coalesce(o.xml, ''), coalesce(s.xml, ''))
FROM member m JOIN run_of r
LEFT JOIN fields f ON f.capability = m.capability
LEFT JOIN objects o ON o.capability = m.capability
LEFT JOIN systems s ON s.capability = m.capability
