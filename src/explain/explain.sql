-- Why the sync user has or lacks an access: lines of a tree, for what explain_seen asks about (field NULL = the object itself).
-- kind: result, right, container, part, missing, change, note. text is for people; link is a Setup page or NULL.
WITH
seen AS (SELECT * FROM explain_seen),
known AS MATERIALIZED (SELECT coalesce((SELECT 1 FROM permissions_read), 0) AS permissions),
-- The field whose permissions count: of a part of an address the address, of a person account's field the contact's. Rights on the
-- object are those on the object that was asked for.
holder AS (
    SELECT object, holder, holder_field AS field, iif(holder = object, '', holder || '.') || holder_field AS name FROM seen
),
object_rights AS (
    SELECT container,
           substr(iif(object_read, ', Read', '') || iif(object_create, ', Create', '') || iif(object_edit, ', Edit', '')
                  || iif(object_delete, ', Delete', '') || iif(view_all, ', View All', '') || iif(modify_all, ', Modify All', '')
                  || iif(view_all_fields, ', View All Fields', ''), 3) AS text
    FROM explain_container
),
container_line AS (
    SELECT p.*, row_number() OVER (ORDER BY p.kind <> 'profile', p.kind, p.name, p.container) AS place,
           p.kind || ' ''' || p.name || ''': '
           || CASE
                  WHEN h.field IS NULL OR s.fls = 0
                      THEN CASE WHEN o.text = '' THEN 'nothing on ' || h.object ELSE o.text || ' on ' || h.object END
                  ELSE CASE WHEN p.field_edit THEN 'Read, Edit' WHEN p.field_read THEN 'Read'
                            WHEN p.all_fields THEN 'Read, by View All Fields' ELSE 'nothing' END || ' on ' || h.name
                       || '; ' || CASE o.text WHEN '' THEN 'nothing' ELSE o.text END || ' on ' || h.object
              END
           || CASE p.state
                  WHEN 'active' THEN iif(p.uncertain, ' (unknown: the group''s status is ' || p.status || ')',
                                         iif(p.reads, '', ' – this alone does not grant it'))
                  WHEN 'expired' THEN ' – does not count: expired on ' || substr(p.expires, 1, 10)
                  WHEN 'inactive' THEN ' – does not count: the assignment is not active'
                  WHEN 'revoked' THEN ' – does not count: revoked by a user access policy'
                  WHEN 'session' THEN ' – does not count: only in an activated session'
                  ELSE ' – does not count: deleted while it was read'
              END
           || CASE WHEN p.assignees > 1 THEN printf(' (assigned to %d users)', p.assignees) ELSE '' END AS text
    FROM explain_container p JOIN holder h JOIN seen s JOIN object_rights o ON o.container = p.container
),
part_line AS (
    SELECT c.place, row_number() OVER (PARTITION BY c.place ORDER BY p.mutes, p.name, p.part) AS number,
           CASE WHEN p.mutes THEN 'muting set ''' || p.name || ''' mutes ' ELSE 'set ''' || p.name || ''' grants ' END
           || coalesce(CASE WHEN f.PermissionsEdit AND f.PermissionsRead THEN 'Read, Edit' WHEN f.PermissionsEdit THEN 'Edit'
                            WHEN f.PermissionsRead THEN 'Read' END || ' on ' || h.name || '; ', '')
           || coalesce(nullif(substr(iif(o.PermissionsRead, ', Read', '') || iif(o.PermissionsCreate, ', Create', '')
                      || iif(o.PermissionsEdit, ', Edit', '') || iif(o.PermissionsDelete, ', Delete', '')
                      || iif(o.PermissionsViewAllFields, ', View All Fields', ''), 3), ''), 'nothing') || ' on ' || h.object AS text
    FROM container_line c
    JOIN container_part p ON p.container = c.container
    JOIN holder h
    LEFT JOIN setup_object_permissions o ON o.ParentId = p.part AND o.SobjectType = h.object
    LEFT JOIN setup_field_permissions f ON f.ParentId = p.part AND f.SobjectType = h.holder AND f.Field = h.holder || '.' || h.field
    WHERE c.kind = 'permission set group' AND (o.Id IS NOT NULL OR f.Id IS NOT NULL)
),
-- Where to grant something.
target AS (SELECT kind || ' ''' || name || '''' AS name, setup_page FROM grant_target WHERE object = (SELECT object FROM seen)),
-- What would do it without a new grant.
waiting AS (
    SELECT text, state, name, kind, setup_page FROM container_line
    WHERE state IN ('expired', 'inactive', 'revoked') AND reads ORDER BY place LIMIT 1
),
muted AS (
    SELECT p.name AS muting, c.name AS group_name, c.setup_page
    FROM container_line c JOIN container_part p ON p.container = c.container AND p.mutes
    JOIN holder h
    LEFT JOIN setup_object_permissions o ON o.ParentId = p.part AND o.SobjectType = h.object
    LEFT JOIN setup_field_permissions f ON f.ParentId = p.part AND f.SobjectType = h.holder AND f.Field = h.holder || '.' || h.field
    WHERE c.state = 'active' AND (f.PermissionsRead OR f.PermissionsEdit OR (h.field IS NULL AND o.Id IS NOT NULL)) LIMIT 1
),
line (section, place, number, depth, kind, text, link) AS (
    SELECT 1, 0, 0, 0, 'result',
           s.object || coalesce('.' || s.field, '') || ': '
           || CASE
                  WHEN s.visible AND s.field IS NULL
                      THEN 'visible; Create ' || iif(s.can_create, 'yes', 'no') || ', Edit ' || iif(s.can_edit, 'yes', 'no')
                           || ', Delete ' || iif(s.can_delete, 'yes', 'no')
                  WHEN s.visible AND s.can_edit THEN 'visible and editable'
                  WHEN s.visible THEN 'visible, not editable: ' || s.reason
                  WHEN s.field IS NULL AND s.state = 'not_asked' AND s.object_read IS NULL
                      THEN 'not read: it was out of the audit''s scope'
                  WHEN s.hidden THEN 'hidden from the sync user: ' || coalesce(s.computed_reason, 'not visible')
                  WHEN s.exists_in_setup THEN 'not visible to the sync user, though it exists'
                  WHEN s.state = 'ok' AND s.field IS NOT NULL AND NOT EXISTS (SELECT 1 FROM setup_field_definition)
                      THEN 'the snapshot has no such field: hidden from the sync user, or not there; only View Setup '
                          || 'and Configuration can tell'
                  ELSE 'not there, or not visible to anybody who was asked'
              END, NULL
    FROM seen s
    UNION ALL
    SELECT 2, 0, 0, 1, 'note', 'a copy of the contact''s field: the permissions on ' || name || ' decide', NULL FROM holder
        WHERE holder <> object
    UNION ALL
    SELECT 2, 0, 0, 1, 'note', 'a part of ' || compound || ': its permissions are those of the whole', NULL
    FROM seen WHERE compound IS NOT NULL AND holder = object
    UNION ALL
    SELECT 2, 1, 0, 1, 'note', 'field-level security does not apply: whoever reads the object reads it', NULL
    FROM seen WHERE field IS NOT NULL AND fls = 0
    UNION ALL
    SELECT 2, 2, 0, 1, 'note', CASE WHEN g.parent IS NOT NULL THEN 'follows the permissions on ' || g.parent
                                    ELSE 'no object permissions of its own: writing needs the system permission '
                                        || g.edit_permission END, NULL
    FROM seen a JOIN governed_object g ON g.object = a.object
    UNION ALL
    SELECT 3, c.place, 0, 1, 'container', c.text, c.setup_page FROM container_line c
    UNION ALL
    SELECT 3, p.place, p.number, 2, 'part', p.text, NULL FROM part_line p
    UNION ALL
    SELECT 4, 0, 0, 1, 'missing', 'which container grants it is not known: needs View Setup and Configuration', NULL
    FROM known WHERE NOT permissions
    UNION ALL
    SELECT 5, 0, 0, 1, 'change',
           CASE
               WHEN m.muting IS NOT NULL AND s.hidden THEN 'smallest change: take it out of muting set ''' || m.muting || ''' of group '''
                                                           || m.group_name || ''''
               WHEN w.name IS NOT NULL AND s.hidden THEN 'smallest change: renew the assignment of ' || w.kind || ' ''' || w.name || ''''
               WHEN s.hidden AND s.object_read = 0 AND s.object IN (SELECT object FROM governed_object WHERE parent IS NOT NULL)
                   THEN 'smallest change: give Read on ' || (SELECT parent FROM governed_object WHERE object = s.object)
               WHEN s.hidden AND s.object_read = 0 THEN 'smallest change: give Read on ' || s.object || ' in ' || t.name
               WHEN s.hidden THEN 'smallest change: tick Read Access on ' || h.name || ' in ' || t.name
               WHEN s.reason_code = 'fls-edit' AND s.object_edit = 0
                   THEN 'to edit it: give Edit on ' || s.object || ', and tick Edit Access on ' || h.name || ', in ' || t.name
               WHEN s.reason_code = 'fls-edit' THEN 'to edit it: tick Edit Access on ' || h.name || ' in ' || t.name
               WHEN s.reason_code = 'object-edit' THEN 'to edit it: give Edit on ' || s.object || ' in ' || t.name
           END,
           CASE WHEN m.muting IS NOT NULL AND s.hidden THEN m.setup_page
                WHEN w.name IS NOT NULL AND s.hidden THEN NULL ELSE t.setup_page END
    FROM seen s JOIN holder h JOIN known k ON k.permissions JOIN target t LEFT JOIN muted m LEFT JOIN waiting w
)
SELECT depth, kind, text,
       CASE WHEN link IS NOT NULL THEN (SELECT setup_url || '/' || link FROM audit
                                        WHERE setup_url GLOB 'https://*' AND setup_url NOT GLOB '*[^A-Za-z0-9.:/-]*') END AS link
FROM line WHERE text IS NOT NULL
ORDER BY section, place, number
