-- Effective access of the sync user, worked out from what its profile, permission sets and groups grant.
--
-- Salesforce: "Field-level security and object permissions are additive": what one container grants no other takes away. Only a
-- muting permission set takes away, and only from its own group. Where the sync user's own describe was asked, that is the
-- truth (views object and field); what is worked out here explains it, and stands in for it where nobody could ask.

-- What Setup says of each field, hidden ones too: one row per field where it could be read. created is NULL for standard fields.
-- Source: setup
--     object           text    API name of the object
--     field            text    API name
--     description      text    what people wrote about it
--     created          time    when it was made; NULL for standard fields
--     created_by       text    by whom
--     modified         time    when its definition last changed
--     modified_by      text    by whom
--     classification   text    data sensitivity or compliance group
--     business_status  text    Active, DeprecateCandidate, Hidden
--     indexed          yes/no  indexed
--     tracked          yes/no  its changes are kept in the field history
CREATE VIEW field_definition AS
SELECT d."EntityDefinition.QualifiedApiName" AS object, d.QualifiedApiName AS field, d.Description AS description,
       c.CreatedDate AS created, c."CreatedBy.Name" AS created_by,
       coalesce(c.LastModifiedDate, d.LastModifiedDate) AS modified, c."LastModifiedBy.Name" AS modified_by,
       coalesce(d.SecurityClassification, d.ComplianceGroup) AS classification, d.BusinessStatus AS business_status,
       d.IsIndexed AS indexed, d.IsFieldHistoryTracked AS tracked
FROM setup_field_definition d
LEFT JOIN setup_custom_field c
       ON substr(c.Id, 1, 15) = iif(d.DurableId GLOB '*.00N????????????', substr(d.DurableId, instr(d.DurableId, '.') + 1), NULL)
WHERE d."EntityDefinition.QualifiedApiName" IS NOT NULL AND d.QualifiedApiName IS NOT NULL
GROUP BY 1, 2;

-- What Setup says of each object, hidden ones too.
-- Source: setup
--     object         text  API name
--     label          text  as people see it
--     description    text  what people wrote about it
--     sharing_model  text  who sees records by default: Private, Read, ReadWrite, …
--     modified       time  when its definition last changed
CREATE VIEW object_definition AS
SELECT QualifiedApiName AS object, Label AS label, Description AS description, InternalSharingModel AS sharing_model,
       LastModifiedDate AS modified
FROM setup_entity_definition WHERE QualifiedApiName IS NOT NULL;

-- The user the audit is about; no row without a readable User.
-- Source: user
--     user_id           text    id
--     username          text    log-in name
--     name              text    full name
--     email             text    e-mail address
--     active            yes/no  may log in
--     user_type         text    Standard, …
--     profile_id        text    id of the profile
--     profile           text    its name
--     license           text    the user licence
--     role_id           text    NULL = no role
--     language          text    en_US, …
--     last_login        time    the last log-in
--     password_changed  time    the last change of the password
--     created           time    when the user was made
--     marketing_user    yes/no  the Marketing User checkbox
CREATE VIEW sync_user AS
SELECT u.Id AS user_id,
       u.Username AS username,
       u.Name AS name,
       u.Email AS email,
       u.IsActive AS active,
       u.UserType AS user_type,
       u.ProfileId AS profile_id,
       u."Profile.Name" AS profile,
       u."Profile.UserLicense.Name" AS license,
       u.UserRoleId AS role_id,
       u.LanguageLocaleKey AS language,
       u.LastLoginDate AS last_login,
       u.LastPasswordChangeDate AS password_changed,
       u.CreatedDate AS created,
       u.UserPermissionsMarketingUser AS marketing_user
FROM setup_user u JOIN userinfo i ON i.connection = 'sync' AND substr(i.user_id, 1, 15) = substr(u.Id, 1, 15);

-- Active users whose name says Marketo, and the sync user.
-- Source: user
--     user_id       text    id
--     username      text    log-in name
--     active        yes/no  may log in
--     is_sync_user  yes/no  the user the audit is about
CREATE VIEW marketo_user AS
SELECT u.Id AS user_id, u.Username AS username, u.IsActive AS active, s.user_id IS NOT NULL AS is_sync_user
FROM setup_user u LEFT JOIN sync_user s ON s.user_id = u.Id;

-- One row for each log-in of the sync user within 30 days.
-- Source: logins
--     time         time  when
--     type         text  Salesforce's LoginType: Application, Remote Access 2.0, …
--     status       text  Success, or why it failed
--     application  text  Browser, or the name of the program
--     address      text  IP address it came from
--     api_type     text  SOAP Partner, …; NULL or N/A = no API
--     browser      text  which one
CREATE VIEW login AS
SELECT LoginTime AS time, LoginType AS type, Status AS status, Application AS application, SourceIp AS address, ApiType AS api_type,
       Browser AS browser
FROM setup_login_history;

-- What Salesforce itself answers for the sync user's access to objects, where that user could not be asked (UserEntityAccess).
-- Source: user_access
--     object      text    API name
--     can_read    yes/no  Read
--     can_create  yes/no  Create
--     can_edit    yes/no  Edit
--     can_delete  yes/no  Delete
CREATE VIEW answered_object AS
SELECT "EntityDefinition.QualifiedApiName" AS object, IsReadable AS can_read, IsCreatable AS can_create, IsEditable AS can_edit,
       IsDeletable AS can_delete
FROM setup_user_entity_access;

-- Its id is the field's, a dot, and 15 characters of the user's id.
-- Source: user_access
--     object      text    API name of the object
--     field       text    API name
--     can_read    yes/no  Read
--     can_create  yes/no  Create
--     can_edit    yes/no  Edit
CREATE VIEW answered_field AS
SELECT d."EntityDefinition.QualifiedApiName" AS object, d.QualifiedApiName AS field, a.IsAccessible AS can_read,
       a.IsCreatable AS can_create, a.IsUpdatable AS can_edit
FROM setup_user_field_access a
JOIN setup_field_definition d ON d.DurableId = substr(a.DurableId, 1, length(a.DurableId) - 16);

-- Effective access can be worked out only when all of these were read, each in all its parts ("FieldPermissions 2"); then one
-- row. An answer without rows can be a refusal; but who gets some permissions on objects or fields, gets all there are, and an empty
-- part is empty.
CREATE VIEW permissions_read AS
SELECT max(fetched) AS fetched
FROM (SELECT CASE WHEN instr(object, ' ') THEN substr(object, 1, instr(object, ' ') - 1) ELSE object END AS object,
             min(status = 'ok' OR (status = 'not_permitted' AND http_status = 200 AND object GLOB '*Permissions*'
                                   AND (EXISTS (SELECT 1 FROM setup_object_permissions)
                                        OR EXISTS (SELECT 1 FROM setup_field_permissions)))) AS whole, max(fetched) AS fetched
      FROM coverage WHERE source = 'permissions' GROUP BY 1)
WHERE whole AND object IN ('PermissionSetAssignment', 'PermissionSet', 'ObjectPermissions', 'FieldPermissions')
HAVING count(*) = 4;

-- What is assigned to the sync user: its profile, permission sets, groups.
-- Source: permissions
--     container       text             its id
--     kind            text             profile, permission set, permission set group
--     name            text             label
--     api_name        text             API name; NULL of a profile
--     namespace       text             of the package it comes from
--     state           text             active, expired, inactive, revoked (by a user access policy), session (counts only in an
--                                      activated session), gone (deleted while it was read)
--     expires         time             when the assignment ends; NULL = never
--     uncertain       yes/no           Salesforce has not finished working out what the group gives
--     status          text             of a group: Updated, Outdated, Updating, Failed
--     assignees       integer (users)  that have it
--     license         text             the permission set licence it needs
--     setup_page      text             its page, behind setup_url of audit and a slash
--     permission_set  text             id of the set that holds its rows
CREATE VIEW container AS
SELECT coalesce(a.PermissionSetGroupId, a.PermissionSetId) AS container,
       CASE WHEN a.PermissionSetGroupId IS NOT NULL THEN 'permission set group'
            WHEN p.IsOwnedByProfile THEN 'profile' ELSE 'permission set' END AS kind,
       CASE
           WHEN a.PermissionSetGroupId IS NOT NULL THEN coalesce(g.MasterLabel, g.DeveloperName, a.PermissionSetGroupId)
           WHEN p.IsOwnedByProfile THEN coalesce(p."Profile.Name", u.profile, p.ProfileId)
           ELSE coalesce(p.Label, p.Name, a.PermissionSetId)
       END AS name,
       CASE WHEN a.PermissionSetGroupId IS NOT NULL THEN g.DeveloperName
            WHEN p.IsOwnedByProfile THEN NULL ELSE p.Name END AS api_name,
       CASE WHEN a.PermissionSetGroupId IS NOT NULL THEN g.NamespacePrefix ELSE p.NamespacePrefix END AS namespace,
       CASE
           WHEN a.IsRevoked THEN 'revoked'
           WHEN a.IsActive = 0 THEN 'inactive'
           WHEN substr(a.ExpirationDate, 1, 19) <= (SELECT substr(started, 1, 19) FROM run) THEN 'expired'
           WHEN coalesce(g.HasActivationRequired, p.HasActivationRequired) OR p.Type = 'Session' THEN 'session'
           WHEN p.Id IS NULL AND g.Id IS NULL AND EXISTS (SELECT 1 FROM permissions_read) THEN 'gone'
           ELSE 'active'
       END AS state,
       a.ExpirationDate AS expires,
       a.PermissionSetGroupId IS NOT NULL AND coalesce(g.Status, 'Updated') <> 'Updated' AS uncertain,
       g.Status AS status,
       n.assignees,
       p."License.Name" AS license,
       CASE
           WHEN a.PermissionSetGroupId IS NOT NULL THEN 'PermSetGroups/page?address=%2F' || a.PermissionSetGroupId
           WHEN p.IsOwnedByProfile THEN 'EnhancedProfiles/page?address=%2F' || p.ProfileId
           ELSE 'PermSets/page?address=%2F' || a.PermissionSetId
       END AS setup_page,
       a.PermissionSetId AS permission_set
FROM setup_permission_set_assignment a
JOIN userinfo i ON i.connection = 'sync' AND substr(i.user_id, 1, 15) = substr(a.AssigneeId, 1, 15)
LEFT JOIN sync_user u
LEFT JOIN setup_permission_set p ON p.Id = a.PermissionSetId
LEFT JOIN setup_permission_set_group g ON g.Id = a.PermissionSetGroupId
LEFT JOIN setup_permission_set_assignees n ON n.PermissionSetId = a.PermissionSetId;

-- Whose rows make up what a container gives: of a group its components, those that mute among them. Where the components could
-- not be read, the set that Salesforce keeps for the group: whole.
-- Source: permissions
--     container  text    id
--     part       text    id of the set whose rows count
--     mutes      yes/no  it takes away
--     name       text    label of the set
--     whole      text    id of the set that holds what the container gives in all
--     uncertain  yes/no  as in container
CREATE VIEW container_part AS
SELECT c.container, c.permission_set AS part, 0 AS mutes, c.name, c.permission_set AS whole, c.uncertain
FROM container c
WHERE c.kind <> 'permission set group'
   OR c.container NOT IN (SELECT PermissionSetGroupId FROM setup_permission_set_group_component)
UNION ALL
SELECT c.container, m.PermissionSetId, m.PermissionSetId GLOB '0QM*', coalesce(p.Label, p.Name, q.MasterLabel, q.DeveloperName,
                                                                               m.PermissionSetId),
       c.permission_set, c.uncertain
FROM container c
JOIN setup_permission_set_group_component m ON m.PermissionSetGroupId = c.container
LEFT JOIN setup_permission_set p ON p.Id = m.PermissionSetId
LEFT JOIN setup_muting_permission_set q ON q.Id = m.PermissionSetId;

-- What each container gives on objects, muting done. A right that lacks the one it depends on is none.
-- Source: permissions
--     container        text    id
--     object           text    API name
--     can_read         yes/no  Read
--     can_create       yes/no  Create
--     can_edit         yes/no  Edit
--     can_delete       yes/no  Delete
--     view_all         yes/no  View All Records
--     modify_all       yes/no  Modify All Records
--     view_all_fields  yes/no  View All Fields
CREATE VIEW container_object AS
SELECT container, object,
       can_read,
       can_read AND can_create AS can_create,
       can_read AND can_edit AS can_edit,
       can_read AND can_edit AND can_delete AS can_delete,
       can_read AND view_all AS view_all,
       can_read AND can_edit AND can_delete AND modify_all AS modify_all,
       can_read AND view_all_fields AS view_all_fields
FROM (
    SELECT p.container, o.SobjectType AS object,
           coalesce(max(NOT p.mutes AND o.PermissionsRead) > max(p.mutes AND o.PermissionsRead), 0) AS can_read,
           coalesce(max(NOT p.mutes AND o.PermissionsCreate) > max(p.mutes AND o.PermissionsCreate), 0) AS can_create,
           coalesce(max(NOT p.mutes AND o.PermissionsEdit) > max(p.mutes AND o.PermissionsEdit), 0) AS can_edit,
           coalesce(max(NOT p.mutes AND o.PermissionsDelete) > max(p.mutes AND o.PermissionsDelete), 0) AS can_delete,
           coalesce(max(NOT p.mutes AND o.PermissionsViewAllRecords) > max(p.mutes AND o.PermissionsViewAllRecords), 0)
               AS view_all,
           coalesce(max(NOT p.mutes AND o.PermissionsModifyAllRecords) > max(p.mutes AND o.PermissionsModifyAllRecords), 0)
               AS modify_all,
           coalesce(max(NOT p.mutes AND o.PermissionsViewAllFields) > max(p.mutes AND o.PermissionsViewAllFields), 0)
               AS view_all_fields
    FROM container_part p JOIN setup_object_permissions o ON o.ParentId = p.part
    GROUP BY p.container, o.SobjectType
);

-- What each container gives on fields, muting done. Under View All Fields every field has a row that says Read, and Read without
-- Edit does not tell whether the field itself was granted too. It matters where a group mutes View All Fields: there the set
-- that Salesforce keeps of what the group gives in all decides.
-- Source: permissions
--     container  text    id
--     object     text    API name of the object
--     field      text    API name
--     can_read   yes/no  Read
--     can_edit   yes/no  Edit
CREATE VIEW container_field AS
SELECT container, object, field,
       NOT muted AND (granted OR (by_view_all_fields AND (uncertain OR coalesce(
           (SELECT w.PermissionsRead FROM setup_field_permissions w
            WHERE w.ParentId = g.whole AND w.SobjectType = g.object AND w.Field = g.name), 0)))) AS can_read,
       NOT muted AND granted AND can_edit AS can_edit
FROM (
    SELECT p.container, p.whole, p.uncertain, f.SobjectType AS object, f.Field AS name,
           substr(f.Field, length(f.SobjectType) + 2) AS field,
           coalesce(max(p.mutes AND f.PermissionsRead), 0) AS muted,
           coalesce(max(NOT p.mutes AND f.PermissionsRead AND (f.PermissionsEdit OR o.PermissionsViewAllFields IS NOT 1)), 0)
               AS granted,
           coalesce(max(NOT p.mutes AND f.PermissionsRead AND o.PermissionsViewAllFields), 0) AS by_view_all_fields,
           coalesce(max(NOT p.mutes AND f.PermissionsEdit) > max(p.mutes AND f.PermissionsEdit), 0) AS can_edit
    FROM container_part p JOIN setup_field_permissions f ON f.ParentId = p.part
    LEFT JOIN setup_object_permissions o ON o.ParentId = p.part AND o.SobjectType = f.SobjectType
    GROUP BY p.container, f.SobjectType, f.Field
) AS g;

-- What each container gives of system permissions, muting done.
-- Source: permissions
--     container   text    id
--     permission  text    name in metadata: ApiEnabled
--     granted     yes/no  it gives it
CREATE VIEW container_system AS
SELECT p.container, s.permission, max(NOT p.mutes AND s.granted) > max(p.mutes AND s.granted) AS granted
FROM container_part p JOIN setup_system_permission s ON s.ParentId = p.part
GROUP BY p.container, s.permission;

-- The worlds a group that is being worked out leaves open: 1 = it gives what its components say, 0 = it gives nothing yet.
-- What differs between them is unknown. Without such a group there is one world.
CREATE VIEW world AS
SELECT 1 AS world UNION ALL SELECT 0 WHERE EXISTS (SELECT 1 FROM container WHERE state = 'active' AND uncertain);

CREATE VIEW world_container AS
SELECT w.world, c.container FROM world w JOIN container c
WHERE c.state = 'active' AND (w.world = 1 OR NOT c.uncertain);

-- System permissions in each world; Salesforce's own answer for the user stands above what is worked out.
CREATE VIEW world_system AS
SELECT w.world, a.permission, a.granted FROM world w JOIN setup_user_permission_access a
UNION ALL
SELECT w.world, s.permission, max(s.granted)
FROM world_container w JOIN container_system s ON s.container = w.container
WHERE s.permission NOT IN (SELECT permission FROM setup_user_permission_access)
GROUP BY w.world, s.permission;

-- The sync user's system permissions.
-- Source: user_permission, permissions
--     permission  text    name in metadata: ApiEnabled
--     granted     yes/no  NULL = not known
--     origin      text    asked (Salesforce's own answer), computed (worked out)
CREATE VIEW system_permission AS
SELECT permission, CASE WHEN min(granted) = max(granted) THEN max(granted) END AS granted,
       CASE WHEN permission IN (SELECT permission FROM setup_user_permission_access) THEN 'asked' ELSE 'computed' END AS origin
FROM world_system GROUP BY permission;

-- Objects without object permissions of their own, and what stands for them: another object, or a system permission.
-- jetstream's permission manager (jetstreamapp/jetstream, permission-manager-utils.ts); Salesforce: "Object Permissions".
CREATE VIEW governed_object AS
SELECT column1 AS object, column2 AS parent, column3 AS read_permission, column4 AS edit_permission
FROM (VALUES ('Task', NULL, 'ActivitiesAccess', 'EditTask'), ('Event', NULL, 'ActivitiesAccess', 'EditEvent'),
             ('User', NULL, NULL, 'ManageUsers'),
             ('OpportunityContactRole', 'Opportunity', NULL, NULL), ('OpportunityLineItem', 'Opportunity', NULL, NULL),
             ('CampaignMember', 'Campaign', NULL, NULL), ('CampaignMemberStatus', 'Campaign', NULL, NULL),
             ('AccountContactRole', 'Account', NULL, NULL), ('PricebookEntry', 'Pricebook2', NULL, NULL));

-- Every object anything is known of. takes_permissions: 0 = nothing here can say who sees it.
CREATE VIEW known_object AS
SELECT k.object,
       CASE
           WHEN k.object IN (SELECT object FROM governed_object) THEN 0
           WHEN k.object IN (SELECT SobjectType FROM setup_object_permissions) THEN 1
           WHEN EXISTS (SELECT 1 FROM setup_permission_object)
               THEN k.object IN (SELECT SobjectType FROM setup_permission_object)
           ELSE (k.object GLOB '*__c' AND k.object NOT IN (SELECT name FROM global_object WHERE customSetting))
                OR k.object IN ('Lead', 'Contact', 'Account', 'Opportunity', 'Campaign', 'Case', 'Asset', 'Contract', 'Order',
                                'Product2', 'Pricebook2')
       END AS takes_permissions
FROM (SELECT name AS object FROM global_object
      UNION SELECT name FROM describe_object
      UNION SELECT name FROM admin_object
      UNION SELECT SobjectType FROM setup_object_permissions
      UNION SELECT QualifiedApiName FROM setup_entity_definition WHERE QualifiedApiName IS NOT NULL) AS k;

-- Where a right on an object is best given: a set of the sync user's own before a shared one, a set before a profile, and one that
-- has Read on the object already before one that has not.
-- Source: permissions
--     object      text  API name
--     container   text  id
--     kind        text  permission set, profile
--     name        text  label
--     setup_page  text  as in container
CREATE VIEW grant_target AS
SELECT object, container, kind, name, setup_page
FROM (SELECT k.object, c.container, c.kind, c.name, c.setup_page,
             row_number() OVER (PARTITION BY k.object
                                ORDER BY coalesce(c.assignees, 1) > 1, c.kind = 'profile', NOT coalesce(o.can_read, 0), c.name,
                                         c.container) AS choice
      FROM known_object k JOIN container c
      LEFT JOIN container_object o ON o.container = c.container AND o.object = k.object
      WHERE c.state = 'active' AND c.kind <> 'permission set group' AND c.namespace IS NULL)
WHERE choice = 1;

-- What a field is, by the describes and by Setup: see known_field.
CREATE VIEW field_nature AS
SELECT d.object, d.name AS field, coalesce(d.label, d.name) AS label, d.type,
       coalesce(d.permissionable, 1) AS fls,
       nullif(d.compoundFieldName, 'Name') AS compound,
       CASE WHEN d.calculated OR d.autoNumber OR d.type IN ('address', 'location') THEN 0
            WHEN coalesce(d.permissionable, 1) THEN 1
            WHEN d.object_createable THEN d.createable END AS can_create,
       CASE WHEN d.calculated OR d.autoNumber OR d.type IN ('address', 'location') THEN 0
            WHEN coalesce(d.permissionable, 1) THEN 1
            WHEN d.object_updateable THEN d.updateable END AS can_edit
FROM (SELECT f.*, o.createable AS object_createable, o.updateable AS object_updateable
      FROM admin_field f JOIN admin_object o ON o.name = f.object
      UNION ALL
      SELECT f.*, o.createable, o.updateable FROM describe_field f JOIN describe_object o ON o.name = f.object
      WHERE NOT EXISTS (SELECT 1 FROM admin_field)) AS d
UNION ALL
SELECT s."EntityDefinition.QualifiedApiName", s.QualifiedApiName, coalesce(s.Label, s.QualifiedApiName), s.DataType,
       coalesce(s.IsFlsEnabled, 1), NULL,
       s.can_write, s.can_write
FROM (SELECT *, CASE WHEN IsCalculated OR IsCompound OR DataType GLOB 'Auto Number*' THEN 0
                     WHEN coalesce(IsFlsEnabled, 1) THEN 1 END AS can_write
      FROM setup_field_definition) AS s
WHERE s.QualifiedApiName IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM describe_field f
                  WHERE f.object = s."EntityDefinition.QualifiedApiName" AND f.name = s.QualifiedApiName)
  AND NOT EXISTS (SELECT 1 FROM admin_field f
                  WHERE f.object = s."EntityDefinition.QualifiedApiName" AND f.name = s.QualifiedApiName);

-- Every field anything is known of, and whose field-level security decides over it (holder, holder_field).
-- A part of an address has that of the whole; on a person account PersonEmail and Hobby__pc are copies of the contact's Email and
-- Hobby__c, and have that of Contact alone. Salesforce Help, "Account Fields": a Person Account field inherits the security setting of its
-- Contact field.
-- Source: describe, setup, admin_objects
--     object        text    API name of the object
--     field         text    API name
--     label         text    as people see it
--     type          text    Salesforce's, or as Setup shows it: Text(40)
--     fls           yes/no  field-level security decides over it; without, whoever reads the object reads it
--     compound      text    the address or location it is a part of
--     can_create    yes/no  it allows it by its nature; NULL = not known
--     can_edit      yes/no  it allows it by its nature; NULL = not known
--     holder        text    the object whose field-level security counts
--     holder_field  text    the field whose field-level security counts
--     own_field     text    the name the field has on the holder
CREATE VIEW known_field AS
SELECT object, field, label, type, fls, compound, can_create, can_edit,
       iif(copy, 'Contact', object) AS holder,
       CASE WHEN NOT copy THEN whole WHEN whole GLOB '*__pc' THEN substr(whole, 1, length(whole) - 2) || 'c'
            ELSE substr(whole, 7) END AS holder_field,
       CASE WHEN NOT copy THEN field WHEN field GLOB '*__pc' THEN substr(field, 1, length(field) - 2) || 'c'
            WHEN field GLOB 'Person*' THEN substr(field, 7) ELSE field END AS own_field
FROM (SELECT *, coalesce(compound, field) AS whole,
             object = 'Account' AND (coalesce(compound, field) GLOB '*__pc'
                                     OR field GLOB 'Person[A-Z]*' AND field NOT GLOB '*__*') AS copy
      FROM field_nature);

-- Rights on objects in each world. View All Data and Modify All Data reach every object and no field.
CREATE VIEW world_object AS
WITH grants AS MATERIALIZED (
    SELECT w.world, o.object, max(o.can_read) AS can_read, max(o.can_create) AS can_create, max(o.can_edit) AS can_edit,
           max(o.can_delete) AS can_delete, max(o.view_all) AS view_all, max(o.modify_all) AS modify_all,
           max(o.view_all_fields) AS view_all_fields
    FROM world_container w JOIN container_object o ON o.container = w.container
    GROUP BY w.world, o.object
),
system AS MATERIALIZED (SELECT * FROM world_system),
every AS MATERIALIZED (
    SELECT w.world,
           coalesce(max(s.granted) FILTER (WHERE s.permission = 'ViewAllData'), 0) AS view_all_data,
           coalesce(max(s.granted) FILTER (WHERE s.permission = 'ModifyAllData'), 0) AS modify_all_data
    FROM world w LEFT JOIN system s ON s.world = w.world AND s.permission IN ('ViewAllData', 'ModifyAllData')
    GROUP BY w.world
),
own AS MATERIALIZED (
    SELECT e.world, k.object, k.takes_permissions, v.object IS NOT NULL AS governed, v.parent, v.read_permission,
           v.edit_permission,
           max(coalesce(g.can_read, 0), e.view_all_data, e.modify_all_data) AS can_read,
           max(coalesce(g.can_create, 0), e.modify_all_data) AS can_create,
           -- A platform event is published and read, never changed.
           k.object NOT GLOB '*__e' AND max(coalesce(g.can_edit, 0), e.modify_all_data) AS can_edit,
           k.object NOT GLOB '*__e' AND max(coalesce(g.can_delete, 0), e.modify_all_data) AS can_delete,
           max(coalesce(g.view_all, 0), coalesce(g.modify_all, 0), e.view_all_data, e.modify_all_data) AS view_all,
           max(coalesce(g.modify_all, 0), e.modify_all_data) AS modify_all,
           coalesce(g.view_all_fields, 0) AS view_all_fields
    FROM every e JOIN known_object k LEFT JOIN grants g ON g.world = e.world AND g.object = k.object
    LEFT JOIN governed_object v ON v.object = k.object
)
SELECT o.world, o.object,
       CASE WHEN o.takes_permissions THEN o.can_read WHEN p.object IS NOT NULL THEN p.can_read
            WHEN o.governed THEN coalesce(r.granted, 1) END AS can_read,
       CASE WHEN o.takes_permissions THEN o.can_create WHEN p.object IS NOT NULL THEN p.can_edit ELSE e.granted END AS can_create,
       CASE WHEN o.takes_permissions THEN o.can_edit WHEN p.object IS NOT NULL THEN p.can_edit ELSE e.granted END AS can_edit,
       CASE WHEN o.takes_permissions THEN o.can_delete WHEN p.object IS NOT NULL THEN p.can_edit ELSE e.granted END AS can_delete,
       CASE WHEN p.object IS NOT NULL THEN p.view_all WHEN o.takes_permissions OR o.governed THEN o.view_all END AS view_all,
       CASE WHEN p.object IS NOT NULL THEN p.modify_all WHEN o.takes_permissions OR o.governed THEN o.modify_all END
           AS modify_all,
       CASE WHEN o.takes_permissions OR o.governed THEN o.view_all_fields END AS view_all_fields
FROM own o
LEFT JOIN own p ON p.object = o.parent AND p.world = o.world
LEFT JOIN system r ON r.world = o.world AND r.permission = o.read_permission
LEFT JOIN system e ON e.world = o.world AND e.permission = o.edit_permission;

-- Rights on fields in each world: the object's own, and what the holder's field-level security gives. Unknown is what a contact
-- decides whose permissions were not read, and whether View All Fields of Account reaches what is kept with the contact.
CREATE VIEW world_field AS
WITH grants AS MATERIALIZED (
    SELECT w.world, f.object, f.field, max(f.can_read) AS can_read, max(f.can_edit) AS can_edit
    FROM world_container w JOIN container_field f ON f.container = w.container
    GROUP BY w.world, f.object, f.field
),
objects AS MATERIALIZED (SELECT * FROM world_object),
granted AS (
    SELECT o.world, k.object, k.field, k.can_create, k.can_edit,
           o.can_read AS object_read, o.can_create AS object_create, o.can_edit AS object_edit,
           NOT k.fls OR c.fls IS 0 AS free,
           max(coalesce(h.view_all_fields, 0), coalesce(own.can_read, 0), coalesce(whole.can_read, 0)) AS reads,
           max(coalesce(own.can_edit, 0), coalesce(whole.can_edit, 0)) AS edits,
           CASE
               WHEN k.holder = k.object THEN NULL
               WHEN k.holder NOT IN (SELECT object FROM coverage WHERE source = 'describe') THEN 'contact-unread'
               WHEN o.view_all_fields THEN 'all-fields'
           END AS doubt
    FROM known_field k
    JOIN objects o ON o.object = k.object
    LEFT JOIN objects h ON h.world = o.world AND h.object = k.holder
    LEFT JOIN field_nature c ON k.holder <> k.object AND c.object = k.holder AND c.field = k.own_field
    LEFT JOIN grants own ON own.world = o.world AND own.object = k.holder AND own.field = k.own_field
    LEFT JOIN grants whole ON whole.world = o.world AND whole.object = k.holder AND whole.field = k.holder_field
)
SELECT world, object, field,
       object_read AND may_read AS can_read,
       object_read AND object_create AND can_create AND may_edit AS can_create,
       object_read AND object_edit AND can_edit AND may_edit AS can_edit,
       CASE
           WHEN NOT object_read THEN 'object-read'
           WHEN may_read = 0 THEN 'fls-read'
           WHEN may_read IS NULL THEN doubt
           WHEN NOT can_edit AND NOT can_create THEN 'nature'
           WHEN may_edit = 0 THEN 'fls-edit'
           WHEN may_edit IS NULL THEN doubt
           WHEN NOT object_edit THEN 'object-edit'
           ELSE ''
       END AS reason_code
FROM (SELECT *, CASE WHEN free OR reads THEN 1 WHEN doubt IS NULL THEN 0 END AS may_read,
             CASE WHEN free OR edits THEN 1 WHEN doubt IS NOT 'contact-unread' THEN 0 END AS may_edit
      FROM granted);

-- Effective access as worked out, with the rows rules and `explain` read. Nothing is said when not all of it could be read.
-- Rights are 1, 0, or NULL = unknown.
-- Source: permissions
--     object           text    API name
--     can_read         yes/no  NULL = not known, here and below
--     can_create       yes/no  Create
--     can_edit         yes/no  Edit
--     can_delete       yes/no  Delete
--     view_all         yes/no  View All Records
--     modify_all       yes/no  Modify All Records
--     view_all_fields  yes/no  View All Fields
CREATE VIEW computed_object AS
SELECT object,
       CASE WHEN count(can_read) = count(*) AND min(can_read) = max(can_read) THEN max(can_read) END AS can_read,
       CASE WHEN count(can_create) = count(*) AND min(can_create) = max(can_create) THEN max(can_create) END AS can_create,
       CASE WHEN count(can_edit) = count(*) AND min(can_edit) = max(can_edit) THEN max(can_edit) END AS can_edit,
       CASE WHEN count(can_delete) = count(*) AND min(can_delete) = max(can_delete) THEN max(can_delete) END AS can_delete,
       CASE WHEN min(view_all) = max(view_all) THEN max(view_all) END AS view_all,
       CASE WHEN min(modify_all) = max(modify_all) THEN max(modify_all) END AS modify_all,
       CASE WHEN min(view_all_fields) = max(view_all_fields) THEN max(view_all_fields) END AS view_all_fields
FROM world_object JOIN permissions_read GROUP BY object;

-- Effective access to fields as worked out. Nothing is said when not all of it could be read.
-- Source: permissions
--     object       text    API name of the object
--     field        text    API name
--     visible      text    yes, no, unknown
--     can_read     yes/no  NULL = not known
--     can_create   yes/no  NULL = not known
--     can_edit     yes/no  NULL = not known
--     reason_code  text    why it is not there: access_reason
--     reason       text    the same for people
CREATE VIEW computed_field AS
SELECT c.*, coalesce(r.reason, '') AS reason
FROM (SELECT object, field,
             CASE WHEN count(can_read) < count(*) OR min(can_read) <> max(can_read) THEN 'unknown'
                  WHEN max(can_read) THEN 'yes' ELSE 'no' END AS visible,
             CASE WHEN count(can_read) = count(*) AND min(can_read) = max(can_read) THEN max(can_read) END AS can_read,
             CASE WHEN count(can_create) = count(*) AND min(can_create) = max(can_create) THEN max(can_create) END AS can_create,
             CASE WHEN count(can_edit) = count(*) AND min(can_edit) = max(can_edit) THEN max(can_edit) END AS can_edit,
             CASE WHEN min(reason_code) = max(reason_code) THEN min(reason_code) ELSE 'recalculating' END AS reason_code
      FROM world_field JOIN permissions_read GROUP BY object, field) AS c
LEFT JOIN access_reason r ON r.reason_code = c.reason_code;
