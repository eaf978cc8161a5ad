-- The rows of the objects of Setup, from what the org says of itself, and what SOQL may ask of any object.

-- Permissions that the org's edition has.
CREATE VIEW org_permission AS
SELECT p.name, p.label FROM system_permission p JOIN organization o
WHERE p.edition IS NULL OR o.OrganizationType GLOB p.edition || '*';

-- The ids of a container: as a set (id), and as what the set stands for (owner).
CREATE VIEW container_id AS
SELECT name, kind,
       sim_id(iif(kind = 'muting', '0QM', '0PS'), rowid) AS id,
       sim_id(CASE kind WHEN 'profile' THEN '00e' WHEN 'group' THEN '0PG' WHEN 'muting' THEN '0QM' ELSE '0PS' END, rowid)
           AS owner
FROM container;

-- When things of Setup were made, and who did it: the org's oldest user, two years before its time.
CREATE VIEW org_audit AS
SELECT strftime('%Y-%m-%dT%H:%M:%S.000+0000', now, '-2 years') AS CreatedDate, u.user_id AS CreatedById,
       strftime('%Y-%m-%dT%H:%M:%S.000+0000', now, '-3 months') AS LastModifiedDate, u.user_id AS LastModifiedById,
       strftime('%Y-%m-%dT%H:%M:%S.000+0000', now, '-3 months') AS SystemModstamp
FROM clock JOIN user u WHERE u.rowid = (SELECT max(rowid) FROM user);

CREATE VIEW org_Organization AS
SELECT Id, Name, OrganizationType, IsSandbox, InstanceName, NamespacePrefix, LanguageLocaleKey, TrialExpirationDate,
       'false' AS IsReadOnly, a.* FROM organization, org_audit a;

CREATE VIEW org_User AS
SELECT u.user_id AS Id, u.preferred_username AS Username, u.name AS Name, u.given_name AS FirstName, u.family_name AS LastName,
       u.email AS Email, u.active AS IsActive, p.owner AS ProfileId, 'Standard' AS UserType, u.last_login AS LastLoginDate,
       u.language AS LanguageLocaleKey, u.locale AS LocaleSidKey, u.zoneinfo AS TimeZoneSidKey, a.*
FROM user u JOIN org_audit a LEFT JOIN container_id p ON p.name = u.profile;

CREATE VIEW org_license AS
SELECT name, row_number() OVER (ORDER BY name) AS number
FROM (SELECT DISTINCT coalesce(license, 'Salesforce') AS name FROM container WHERE kind = 'profile');

CREATE VIEW org_UserLicense AS
SELECT sim_id('100', number) AS Id, name AS Name, name AS MasterLabel,
       CASE name WHEN 'Salesforce' THEN 'SFDC' ELSE 'PID_' || replace(name, ' ', '_') END AS LicenseDefinitionKey,
       50 AS TotalLicenses, 10 AS UsedLicenses, 'Active' AS Status, a.CreatedDate, a.LastModifiedDate, a.SystemModstamp
FROM org_license, org_audit a;

CREATE VIEW org_PermissionSetLicense AS
SELECT sim_id('0PL', number) AS Id, replace(license, ' ', '') AS DeveloperName, license AS MasterLabel,
       replace(license, ' ', '') AS PermissionSetLicenseKey, 25 AS TotalLicenses, 5 AS UsedLicenses, 'Active' AS Status, a.*
FROM (SELECT license, row_number() OVER (ORDER BY license) AS number
      FROM (SELECT license FROM license_assignment UNION
            SELECT license FROM container WHERE kind IN ('set', 'session') AND license IS NOT NULL)), org_audit a;

CREATE VIEW org_PermissionSetLicenseAssign AS
SELECT sim_id('2LA', l.rowid) AS Id, u.user_id AS AssigneeId, p.Id AS PermissionSetLicenseId, a.*
FROM license_assignment l
JOIN user u ON u.preferred_username = l.username
JOIN org_PermissionSetLicense p ON p.MasterLabel = l.license
JOIN org_audit a;

CREATE VIEW org_Profile AS
SELECT c.name AS container, i.owner AS Id, c.name AS Name, sim_id('100', l.number) AS UserLicenseId, 'Standard' AS UserType,
       c.description AS Description, coalesce(c.metadata, '{"loginHours":null,"loginIpRanges":[]}') AS Metadata, a.*
FROM container c
JOIN container_id i ON i.name = c.name
LEFT JOIN org_license l ON l.name = coalesce(c.license, 'Salesforce')
JOIN org_audit a
WHERE c.kind = 'profile';

-- Sets of their own, the one behind each profile (nameless to people), and the one behind each group.
CREATE VIEW org_PermissionSet AS
SELECT c.name AS container, i.id AS Id,
       CASE c.kind WHEN 'profile' THEN 'X' || i.owner || '_128_09_04' WHEN 'group' THEN i.owner ELSE c.name END AS Name,
       CASE c.kind WHEN 'profile' THEN substr(i.owner, 1, 15) || '_128_09_04' ELSE coalesce(c.label, c.name) END AS Label,
       c.description AS Description, iif(c.kind = 'profile', 'false', 'true') AS IsCustom,
       iif(c.kind = 'profile', 'true', 'false') AS IsOwnedByProfile, iif(c.kind = 'profile', i.owner, NULL) AS ProfileId,
       iif(c.kind = 'group', i.owner, NULL) AS PermissionSetGroupId,
       CASE c.kind WHEN 'profile' THEN 'Profile' WHEN 'group' THEN 'Group' WHEN 'session' THEN 'Session' ELSE 'Regular' END AS Type,
       coalesce(iif(c.kind = 'profile', sim_id('100', l.number), NULL), p.Id) AS LicenseId, c.namespace AS NamespacePrefix,
       iif(c.kind = 'session', 'true', 'false') AS HasActivationRequired, a.*
FROM container c
JOIN container_id i ON i.name = c.name
JOIN org_audit a
LEFT JOIN org_license l ON l.name = coalesce(c.license, 'Salesforce')
LEFT JOIN org_PermissionSetLicense p ON p.MasterLabel = c.license
WHERE c.kind <> 'muting';

CREATE VIEW org_PermissionSetAssignment AS
SELECT sim_id('0Pa', row_number() OVER (ORDER BY user_rowid, rowid)) AS Id, AssigneeId, PermissionSetId, PermissionSetGroupId,
       ExpirationDate, IsActive, IsRevoked, SystemModstamp
FROM (SELECT u.rowid AS user_rowid, 0 AS rowid, u.user_id AS AssigneeId, i.id AS PermissionSetId,
             NULL AS PermissionSetGroupId, NULL AS ExpirationDate, 'true' AS IsActive, 'false' AS IsRevoked, t.SystemModstamp
      FROM user u JOIN container_id i ON i.name = u.profile JOIN org_audit t
      UNION ALL
      SELECT u.rowid, a.rowid, u.user_id, i.id, iif(i.kind = 'group', i.owner, NULL), a.expires,
             coalesce(a.active, 'true'), coalesce(a.revoked, 'false'), t.SystemModstamp
      FROM assignment a
      JOIN user u ON u.preferred_username = a.username
      JOIN container_id i ON i.name = a.container
      JOIN org_audit t);

CREATE VIEW org_PermissionSetGroup AS
SELECT i.owner AS Id, c.name AS DeveloperName, coalesce(c.label, c.name) AS MasterLabel, c.description AS Description,
       'en_US' AS Language, c.namespace AS NamespacePrefix, 'false' AS HasActivationRequired,
       coalesce(c.status, 'Updated') AS Status, a.*
FROM container c JOIN container_id i ON i.name = c.name JOIN org_audit a WHERE c.kind = 'group';

CREATE VIEW org_PermissionSetGroupComponent AS
SELECT sim_id('0PJ', c.rowid) AS Id, g.owner AS PermissionSetGroupId, m.id AS PermissionSetId, a.*
FROM component c JOIN container_id g ON g.name = c.container JOIN container_id m ON m.name = c.member JOIN org_audit a;

CREATE VIEW org_MutingPermissionSet AS
SELECT c.name AS container, i.owner AS Id, c.name AS DeveloperName, coalesce(c.label, c.name) AS MasterLabel,
       'en_US' AS Language, c.description AS Description, c.namespace AS NamespacePrefix, a.*
FROM container c JOIN container_id i ON i.name = c.name JOIN org_audit a WHERE c.kind = 'muting';

CREATE VIEW org_ObjectPermissions AS
SELECT sim_id('110', g.rowid) AS Id, i.id AS ParentId, g.object AS SobjectType,
       iif(g.creates, 'true', 'false') AS PermissionsCreate, iif(g.reads, 'true', 'false') AS PermissionsRead,
       iif(g.edits, 'true', 'false') AS PermissionsEdit, iif(g.deletes, 'true', 'false') AS PermissionsDelete,
       iif(g.reads_all, 'true', 'false') AS PermissionsViewAllRecords,
       iif(g.modifies_all, 'true', 'false') AS PermissionsModifyAllRecords,
       iif(g.reads_all_fields, 'true', 'false') AS PermissionsViewAllFields, a.*
FROM object_grant g JOIN container_id i ON i.name = g.container JOIN org_audit a;

-- With View All Fields on the object every field has a row that says Read.
CREATE VIEW org_FieldPermissions AS
SELECT sim_id('01k', g.rowid) AS Id, i.id AS ParentId, g.object AS SobjectType, g.object || '.' || g.field AS Field,
       iif(g.reads OR coalesce(o.reads_all_fields, 0) AND i.kind <> 'muting', 'true', 'false') AS PermissionsRead,
       iif(g.edits, 'true', 'false') AS PermissionsEdit, a.SystemModstamp
FROM field_grant g
JOIN container_id i ON i.name = g.container
JOIN org_audit a
LEFT JOIN object_grant o ON o.container = g.container AND o.object = g.object
UNION ALL
SELECT sim_id('01k', 10000000 + 20000 * o.rowid + h.rowid), i.id, o.object, o.object || '.' || h.field, 'true', 'false',
       a.SystemModstamp
FROM object_grant o
JOIN holder h ON h.object = o.object AND h.holder = h.field
JOIN container_id i ON i.name = o.container
JOIN org_audit a
WHERE o.reads_all_fields AND i.kind <> 'muting'
  AND NOT EXISTS (SELECT 1 FROM field_grant g WHERE g.container = o.container AND g.object = o.object AND g.field = h.field);

CREATE VIEW org_UserPermissionAccess AS
SELECT user_id AS container, user_id AS Id, now || '+0000' AS LastCacheUpdate FROM request, clock;

-- ---- rights of any user, as Salesforce states them ----

CREATE VIEW user_object AS
SELECT u.user_id, o.name AS object, coalesce(r.reads, 1) AS reads, coalesce(r.creates, 1) AS creates,
       coalesce(r.edits, 1) AS edits, coalesce(r.deletes, 1) AS deletes
FROM user u JOIN object o LEFT JOIN object_right r ON r.user_id = u.user_id AND r.object = o.name
WHERE o.setup IS NOT 'true';

CREATE VIEW org_UserEntityAccess AS
SELECT e.DurableId || '.' || substr(u.user_id, 1, 15) AS Id, e.DurableId || '.' || substr(u.user_id, 1, 15) AS DurableId,
       e.DurableId AS EntityDefinitionId, u.user_id AS UserId, iif(u.reads, 'true', 'false') AS IsReadable,
       iif(u.creates AND coalesce(o.createable, 'true') = 'true', 'true', 'false') AS IsCreatable,
       iif(u.edits AND coalesce(o.updateable, 'true') = 'true', 'true', 'false') AS IsEditable,
       iif(u.edits AND coalesce(o.updateable, 'true') = 'true', 'true', 'false') AS IsUpdatable,
       iif(u.deletes AND coalesce(o.deletable, 'true') = 'true', 'true', 'false') AS IsDeletable,
       coalesce(o.mergeable, 'false') AS IsMergeable, iif(u.deletes, 'true', 'false') AS IsUndeletable,
       'false' AS IsActivateable, 'false' AS IsFlsUpdatable
FROM user_object u JOIN org_EntityDefinition e ON e.QualifiedApiName = u.object JOIN object o ON o.name = u.object;

CREATE VIEW org_UserFieldAccess AS
SELECT d.DurableId || '.' || substr(u.user_id, 1, 15) AS Id, d.DurableId || '.' || substr(u.user_id, 1, 15) AS DurableId,
       d.EntityDefinitionId, d.DurableId AS FieldDefinitionId, u.user_id AS UserId,
       iif(u.reads AND coalesce(w.reads, 1), 'true', 'false') AS IsAccessible,
       iif(u.creates AND coalesce(w.edits, 1) AND d.may_create = 'true', 'true', 'false') AS IsCreatable,
       iif(u.edits AND coalesce(w.edits, 1) AND d.may_edit = 'true', 'true', 'false') AS IsUpdatable
FROM org_FieldDefinition d
JOIN user_object u ON u.object = d.object
LEFT JOIN withheld w ON w.user_id = u.user_id AND w.object = d.object AND w.field = d.QualifiedApiName;

-- Of the records asked for, as far as the rights on their objects tell: nothing is shared record by record here.
CREATE VIEW org_UserRecordAccess AS
SELECT a.id AS RecordId, u.user_id AS UserId, iif(u.reads, 'true', 'false') AS HasReadAccess,
       iif(u.edits, 'true', 'false') AS HasEditAccess, iif(u.deletes, 'true', 'false') AS HasDeleteAccess,
       iif(u.edits, 'true', 'false') AS HasTransferAccess, iif(u.deletes, 'true', 'false') AS HasAllAccess,
       CASE WHEN u.deletes THEN 'All' WHEN u.edits THEN 'Edit' WHEN u.reads THEN 'Read' ELSE 'None' END AS MaxAccessLevel
FROM asked_record a
JOIN object o ON o.keyPrefix = substr(a.id, 1, 3) AND o.associateParentEntity IS NULL
JOIN user_object u ON u.object = o.name;

-- ---- definitions ----

CREATE VIEW org_EntityDefinition AS
SELECT coalesce(iif(o.name GLOB '*__[a-z]*', substr(sim_id('01I', o.rowid), 1, 15), o.name), '') AS DurableId,
       sim_id('4ie', o.rowid) AS Id, o.name AS QualifiedApiName,
       rtrim(rtrim(rtrim(iif(o.name GLOB '*__*__[cebx]' OR o.name GLOB '*__*__mdt', substr(o.name, instr(o.name, '__') + 2), o.name),
           'cebxmdt'), '_'), '') AS DeveloperName,
       iif(o.name GLOB '*__*__*', substr(o.name, 1, instr(o.name, '__') - 1), NULL) AS NamespacePrefix,
       o.label AS Label, o.label AS MasterLabel, coalesce(o.labelPlural, o.label || 's') AS PluralLabel,
       o.keyPrefix AS KeyPrefix, d.description AS Description, 'Deployed' AS DeploymentStatus,
       iif(o.associateParentEntity IS NULL AND o.setup IS NOT 'true', 'true', 'false') AS IsCustomizable,
       coalesce(o.customSetting, 'false') AS IsCustomSetting, coalesce(o.queryable, 'true') AS IsQueryable,
       coalesce(o.triggerable, 'true') AS IsTriggerable, coalesce(o.triggerable, 'true') AS IsApexTriggerable,
       coalesce(o.triggerable, 'true') AS IsWorkflowEnabled, coalesce(o.layoutable, 'true') AS IsLayoutable,
       iif(o.setup IS 'true', 'false', 'true') AS IsFlsEnabled,
       iif(EXISTS (SELECT 1 FROM object h WHERE h.associateParentEntity = o.name AND h.associateEntityType = 'History'),
           'true', 'false') AS IsFieldHistoryTracked,
       'true' AS IsReportingEnabled, coalesce(o.feedEnabled, 'false') AS IsFeedEnabled,
       coalesce(o.mruEnabled, 'true') AS IsMruEnabled, coalesce(o.searchable, 'true') AS IsSearchable,
       coalesce(o.replicateable, 'true') AS IsReplicateable, coalesce(o.retrieveable, 'true') AS IsRetrieveable,
       coalesce(o.retrieveable, 'true') AS IsIdEnabled, coalesce(o.deprecatedAndHidden, 'false') AS IsDeprecatedAndHidden,
       'ReadWrite' AS InternalSharingModel, 'Private' AS ExternalSharingModel, d.modified AS LastModifiedDate
FROM object o LEFT JOIN definition d ON d.object = o.name AND d.field IS NULL;

-- The words Setup has for types.
CREATE VIEW type_words AS
SELECT f.object, f.name, CASE
    WHEN f.calculatedFormula IS NOT NULL THEN 'Formula (' || CASE
        WHEN f.type IN ('double') THEN 'Number' WHEN f.type IN ('string') THEN 'Text' WHEN f.type = 'datetime' THEN 'Date/Time'
        WHEN f.type = 'boolean' THEN 'Checkbox' ELSE upper(substr(f.type, 1, 1)) || substr(f.type, 2) END || ')'
    WHEN f.calculated = 'true' THEN 'Roll-Up Summary'
    WHEN f.autoNumber = 'true' THEN 'Auto Number'
    WHEN f.type = 'string' THEN 'Text(' || f.characters || ')'
    WHEN f.type = 'boolean' THEN 'Checkbox'
    WHEN f.type = 'datetime' THEN 'Date/Time'
    WHEN f.type = 'int' THEN 'Number(' || coalesce(f.digits, f.type_digits) || ', 0)'
    WHEN f.type = 'double' THEN 'Number(' || (coalesce(f.precision, 18) - coalesce(f.scale, 0)) || ', ' || coalesce(f.scale, 0) || ')'
    WHEN f.type IN ('currency', 'percent') THEN upper(substr(f.type, 1, 1)) || substr(f.type, 2) || '('
         || (coalesce(f.precision, 18) - coalesce(f.scale, 0)) || ', ' || coalesce(f.scale, 0) || ')'
    WHEN f.type = 'multipicklist' THEN 'Picklist (Multi-Select)'
    WHEN f.type = 'encryptedstring' THEN 'Text (Encrypted)'
    WHEN f.extraTypeInfo = 'richtextarea' THEN 'Rich Text Area(' || f.characters || ')'
    WHEN f.is_long THEN 'Long Text Area(' || f.characters || ')'
    WHEN f.type = 'textarea' THEN 'Text Area(' || f.characters || ')'
    WHEN f.type = 'reference' AND f.relationshipOrder IS NOT NULL THEN 'Master-Detail(' || f.referenceTo || ')'
    WHEN f.type = 'reference' THEN 'Lookup(' || replace(coalesce(f.referenceTo, ''), ' ', ',') || ')'
    WHEN f.type = 'url' THEN 'URL(' || f.characters || ')'
    ELSE upper(substr(f.type, 1, 1)) || substr(f.type, 2) END AS words
FROM field_fact f;

-- Fields of any object but those of Setup, whoever may read them.
CREATE VIEW developer_name AS
SELECT rowid AS number, rtrim(rtrim(iif(name GLOB '*__*__[cs]', substr(name, instr(name, '__') + 2), name),
                                    iif(name GLOB '*__[cs]', 'cs', '')), iif(name GLOB '*__[cs]', '_', '')) AS DeveloperName,
       iif(name GLOB '*__*__[cs]', substr(name, 1, instr(name, '__') - 1), NULL) AS NamespacePrefix
FROM field;

CREATE VIEW org_FieldDefinition AS
SELECT f.object, f.may_create, f.may_edit, sim_id('4fe', f.number) AS Id,
       e.DurableId || '.' || iif(f.name GLOB '*__[cs]', substr(sim_id('00N', f.number), 1, 15), f.name) AS DurableId,
       f.name AS QualifiedApiName,
       n.DeveloperName, e.DurableId AS EntityDefinitionId, n.NamespacePrefix,
       f.label AS Label, f.label AS MasterLabel, t.words AS DataType, f.type AS ValueTypeId,
       f.extraTypeInfo AS ExtraTypeInfo, f.characters AS Length, coalesce(f.precision, f.type_precision) AS Precision,
       coalesce(f.scale, 0) AS Scale, d.description AS Description, f.is_calculated AS IsCalculated,
       iif(f.type IN ('address', 'location'), 'true', 'false') AS IsCompound, f.is_nillable AS IsNillable,
       coalesce(f.nameField, 'false') AS IsNameField,
       iif(f.type IN ('id', 'reference') OR f.externalId = 'true' OR f."unique" = 'true'
           OR f.name IN ('CreatedDate', 'SystemModstamp', 'Name', 'Email'), 'true', 'false') AS IsIndexed,
       f.is_permissionable AS IsFlsEnabled, coalesce(d.tracked, 'false') AS IsFieldHistoryTracked,
       f.may_filter AS IsApiFilterable, f.may_group AS IsApiGroupable, f.may_sort AS IsApiSortable,
       iif(f.extraTypeInfo = 'richtextarea', 'true', 'false') AS IsHtmlFormatted,
       coalesce(f.polymorphicForeignKey, 'false') AS IsPolymorphicForeignKey, 'true' AS IsEverApiAccessible,
       NULL AS ControllingFieldDefinitionId,
       '{"referenceTo":' || coalesce('["' || replace(f.referenceTo, ' ', '","') || '"]', 'null') || '}' AS ReferenceTo,
       f.referenceTargetField AS ReferenceTargetField, f.relationship AS RelationshipName,
       d.modified AS LastModifiedDate, d.modified_by AS LastModifiedById, d.status AS BusinessStatus,
       d.classification AS SecurityClassification, d.compliance AS ComplianceGroup
FROM field_fact f
JOIN developer_name n ON n.number = f.number
JOIN object o ON o.name = f.object
JOIN org_EntityDefinition e ON e.QualifiedApiName = f.object
JOIN type_words t ON t.object = f.object AND t.name = f.name
LEFT JOIN definition d ON d.object = f.object AND d.field = f.name
WHERE o.setup IS NOT 'true';

-- What the API gives the caller, field by field.
CREATE VIEW org_EntityParticle AS
SELECT d.Id, d.DurableId, d.QualifiedApiName, d.DeveloperName, d.QualifiedApiName AS Name, d.EntityDefinitionId,
       d.DurableId AS FieldDefinitionId, d.NamespacePrefix, d.Label, d.MasterLabel, f.type AS DataType, d.Length, d.Precision,
       d.Scale, f.inlineHelpText AS InlineHelpText, f.defaultValueFormula AS DefaultValueFormula, d.IsCalculated,
       coalesce(f.autoNumber, 'false') AS IsAutonumber, iif(f.compoundFieldName IS NULL, 'false', 'true') AS IsComponent,
       'true' AS IsCompactLayoutable, f.can_create AS IsCreatable, f.can_edit AS IsUpdatable, d.IsNillable,
       f.is_permissionable AS IsPermissionable, coalesce(f."unique", 'false') AS IsUnique,
       iif(f.type = 'encryptedstring', 'true', 'false') AS IsEncrypted, coalesce(f.idLookup, 'false') AS IsIdLookup,
       coalesce(f.deprecatedAndHidden, 'false') AS IsDeprecatedAndHidden, d.IsApiFilterable, d.IsApiGroupable, d.IsApiSortable
FROM org_FieldDefinition d JOIN field_seen f ON f.object = d.object AND f.name = d.QualifiedApiName;

CREATE VIEW org_CustomField AS
SELECT sim_id('00N', f.rowid) AS Id, d.DeveloperName,
       CASE WHEN f.object IN ('Task', 'Event') THEN 'Activity' ELSE d.EntityDefinitionId END AS TableEnumOrId,
       d.EntityDefinitionId, d.NamespacePrefix, iif(d.NamespacePrefix IS NULL, 'unmanaged', 'installed') AS ManageableState,
       x.description AS Description, f.inlineHelpText AS InlineHelpText, d.Length, d.Precision, d.Scale,
       f.childRelationshipName AS RelationshipLabel, iif(d.DataType GLOB 'Roll-Up*', 'sum', NULL) AS SummaryOperation,
       f.object || '.' || f.name AS FullName,
       json_object('type', d.DataType, 'label', f.label, 'description', x.description, 'inlineHelpText', f.inlineHelpText,
                   'formula', f.calculatedFormula, 'trackHistory', json(d.IsFieldHistoryTracked)) AS Metadata,
       coalesce(x.created, a.CreatedDate) AS CreatedDate, a.CreatedById,
       coalesce(x.modified, x.created, a.CreatedDate) AS LastModifiedDate, coalesce(x.modified_by, a.CreatedById) AS LastModifiedById,
       coalesce(x.modified, x.created, a.CreatedDate) AS SystemModstamp
FROM field f
JOIN org_FieldDefinition d ON d.object = f.object AND d.QualifiedApiName = f.name
JOIN org_audit a
LEFT JOIN definition x ON x.object = f.object AND x.field = f.name
WHERE f.name GLOB '*__c';

CREATE VIEW org_CustomObject AS
SELECT sim_id('01I', o.rowid) AS Id, e.DeveloperName, e.NamespacePrefix,
       iif(e.NamespacePrefix IS NULL, 'unmanaged', 'installed') AS ManageableState, x.description AS Description,
       'ReadWrite' AS SharingModel, coalesce(x.created, a.CreatedDate) AS CreatedDate, a.CreatedById,
       coalesce(x.modified, x.created, a.CreatedDate) AS LastModifiedDate, a.LastModifiedById,
       coalesce(x.modified, x.created, a.CreatedDate) AS SystemModstamp
FROM object o
JOIN org_EntityDefinition e ON e.QualifiedApiName = o.name
JOIN org_audit a
LEFT JOIN definition x ON x.object = o.name AND x.field IS NULL
WHERE o.name GLOB '*__[ceb]' OR o.name GLOB '*__mdt';

CREATE VIEW org_RecordType AS
SELECT printf('0125f000000%04dAAA', r.rowid) AS Id, r.name AS Name, r.developerName AS DeveloperName, r.object AS SobjectType,
       coalesce(r.active, 'true') AS IsActive, a.* FROM recordtype r JOIN org_audit a;

-- Custom fields and custom objects are noted as used; their names come without the __c.
CREATE VIEW org_MetadataComponentDependency AS
WITH RECURSIVE counted(number, copy) AS (
    SELECT rowid, 1 FROM dependency
    UNION ALL SELECT c.number, c.copy + 1 FROM counted c JOIN dependency d ON d.rowid = c.number WHERE c.copy < d.copies)
SELECT sim_id(d.prefix, 10000 * c.number + c.copy) AS MetadataComponentId,
       d.name || iif(d.copies > 1, ' ' || c.copy, '') AS MetadataComponentName, d.type AS MetadataComponentType,
       sim_id('00N', f.rowid) AS RefMetadataComponentId, n.DeveloperName AS RefMetadataComponentName,
       n.NamespacePrefix AS RefMetadataComponentNamespace, 'CustomField' AS RefMetadataComponentType
FROM counted c
JOIN dependency d ON d.rowid = c.number
JOIN field f ON f.object = d.object AND f.name = d.field AND f.name GLOB '*__c'
JOIN developer_name n ON n.number = f.rowid
UNION ALL
SELECT sim_id(d.prefix, 10000 * c.number + c.copy), d.name || iif(d.copies > 1, ' ' || c.copy, ''), d.type, sim_id('01I', o.rowid),
       substr(o.name, 1, length(o.name) - 3), NULL, 'CustomObject'
FROM counted c
JOIN dependency d ON d.rowid = c.number AND coalesce(d.field, '') = ''
JOIN object o ON o.name = d.object AND o.name GLOB '*__c';

-- ---- what SOQL asks ----

-- Objects that are there for the user; `permitted` is 0 for those of Setup without the permission they need.
CREATE VIEW soql_object AS
SELECT o.name, iif(o.name GLOB '*ChangeEvent', 'false', coalesce(o.queryable, 'true')) AS queryable, coalesce(o.api, 'data') AS api, o.reified, o.virtual,
       coalesce(o.keyField, 'Id') AS key,
       o.needs IS NULL OR NOT EXISTS (SELECT 1 FROM container)
           OR EXISTS (SELECT 1 FROM user_system_permission p JOIN request USING (user_id) WHERE p.permission = o.needs) AS permitted
FROM object_seen s JOIN object o ON o.name = s.name;

CREATE VIEW soql_field AS
SELECT object, name, iif(referenceTargetField IS NULL, type, 'string') AS type, relationship AS relationshipName,
       CASE WHEN ' ' || referenceTo || ' ' LIKE '% User %' THEN 'User'
            WHEN instr(referenceTo, ' ') THEN substr(referenceTo, 1, instr(referenceTo, ' ') - 1)
            ELSE referenceTo END AS referenceTo,
       coalesce(referenceTargetField, 'Id') AS key, may_filter AS filterable, may_group AS groupable,
       may_sort AS sortable, may_aggregate AS aggregatable,
       iif(calculatedFormula IS NULL, 'false', 'true') AS calculated
FROM field_seen;

-- ---- what the Analytics API says of a report ----

CREATE VIEW answer_report AS
SELECT report AS id, json_object(
    'attributes', json_object('type', 'Report', 'reportId', report),
    'reportMetadata', json_object(
        'id', report, 'name', 'A report',
        'detailColumns', json(json_group_array(name) FILTER (WHERE place = 'column')),
        'groupingsDown', json(json_group_array(json_object('name', name, 'sortOrder', 'Asc', 'dateGranularity', 'None'))
                              FILTER (WHERE place = 'group')),
        'groupingsAcross', json('[]'),
        'aggregates', json(json_group_array('s!' || name) FILTER (WHERE place = 'sum')),
        'reportFilters', json(json_group_array(json_object('column', name, 'operator', 'notEqual', 'value', ''))
                              FILTER (WHERE place = 'filter'))),
    'reportTypeMetadata', json_object('categories', json('[{"label":"All","columns":{"Lead.Not_Used_By_It__c":{"label":"Not used"}}}]')),
    'reportExtendedMetadata', json('{}')) AS body
FROM report_column GROUP BY report;
