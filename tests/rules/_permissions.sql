-- What Setup says of the sync user's access, in few words. A name is the id of its container too. The first of them says that
-- all of it was read; without any, nothing was.
--
--     INSERT INTO a_container (name, kind) VALUES ('Sync', 'profile'), ('Extra', 'permission set'), ('Team', 'group');
--     INSERT INTO a_part (of, name) VALUES ('Team', 'Basis'), ('Team', '0QM_less'); -- 0QM… mutes
--     INSERT INTO an_object_right (container, object, rights) VALUES ('Sync', 'Lead', 'RCED'); -- View and Modify All: V, M; F: fields
--     INSERT INTO a_field_right (container, object, field, rights) VALUES ('Sync', 'Lead', 'Title', 'RE');
--     INSERT INTO a_system_right (container, permission) VALUES ('Sync', 'ApiEnabled');

CREATE TEMP VIEW a_container AS SELECT
    NULL AS name, NULL AS kind, NULL AS expires, NULL AS active, NULL AS revoked, NULL AS activation, NULL AS status,
    NULL AS assignees, NULL AS type, NULL AS assigned
WHERE 0;
CREATE TEMP TRIGGER a_container_insert INSTEAD OF INSERT ON a_container
BEGIN
    INSERT OR IGNORE INTO coverage (source, object, status) VALUES
        ('user', 'User', 'ok'), ('user', 'UserPermissionAccess', 'not_asked'),
        ('permissions', 'PermissionSetAssignment', 'ok'), ('permissions', 'PermissionSet', 'ok'),
        ('permissions', 'PermissionSetGroup', 'ok'), ('permissions', 'PermissionSetGroupComponent', 'ok'),
        ('permissions', 'MutingPermissionSet', 'ok'), ('permissions', 'ObjectPermissions', 'ok'),
        ('permissions', 'FieldPermissions', 'ok');
    INSERT OR IGNORE INTO setup_user (Id, Username, Name, Email, IsActive, ProfileId, "Profile.Name",
                                      "Profile.UserLicense.Name", UserType, LanguageLocaleKey, UserPermissionsMarketingUser)
    SELECT user_id, preferred_username, name, email, 1, 'Profile', 'Marketo Sync', 'Salesforce', 'Standard', 'en_US', 1
    FROM userinfo;
    INSERT INTO setup_permission_set (Id, Name, Label, IsOwnedByProfile, ProfileId, "Profile.Name", PermissionSetGroupId, Type,
                                      HasActivationRequired)
    SELECT CASE NEW.kind WHEN 'group' THEN NEW.name || ' (all)' ELSE NEW.name END, NEW.name, NEW.name, NEW.kind = 'profile',
           CASE NEW.kind WHEN 'profile' THEN NEW.name END,
           CASE NEW.kind WHEN 'profile' THEN NEW.name END,
           CASE NEW.kind WHEN 'group' THEN NEW.name END,
           coalesce(NEW.type, CASE NEW.kind WHEN 'profile' THEN 'Profile' WHEN 'group' THEN 'Group' ELSE 'Regular' END),
           coalesce(NEW.activation, 0);
    INSERT INTO setup_permission_set_group (Id, DeveloperName, MasterLabel, HasActivationRequired, Status)
    SELECT NEW.name, NEW.name, NEW.name, coalesce(NEW.activation, 0), coalesce(NEW.status, 'Updated') WHERE NEW.kind = 'group';
    INSERT INTO setup_permission_set_assignment (Id, AssigneeId, PermissionSetId, PermissionSetGroupId, ExpirationDate,
                                                 IsActive, IsRevoked)
    SELECT 'assignment of ' || NEW.name, user_id, CASE NEW.kind WHEN 'group' THEN NEW.name || ' (all)' ELSE NEW.name END,
           CASE NEW.kind WHEN 'group' THEN NEW.name END, NEW.expires, coalesce(NEW.active, 1), coalesce(NEW.revoked, 0)
    FROM userinfo WHERE coalesce(NEW.assigned, 1);
    INSERT INTO setup_permission_set_assignees
    SELECT CASE NEW.kind WHEN 'group' THEN NEW.name || ' (all)' ELSE NEW.name END, coalesce(NEW.assignees, 1);
END;

CREATE TEMP VIEW a_part AS SELECT NULL AS of, NULL AS name WHERE 0;
CREATE TEMP TRIGGER a_part_insert INSTEAD OF INSERT ON a_part
BEGIN
    INSERT INTO setup_permission_set_group_component VALUES (NEW.of || ' ' || NEW.name, NEW.of, NEW.name);
    INSERT OR IGNORE INTO setup_muting_permission_set SELECT NEW.name, NEW.name, NEW.name WHERE NEW.name GLOB '0QM*';
    INSERT OR IGNORE INTO setup_permission_set (Id, Name, Label, IsOwnedByProfile, Type, HasActivationRequired)
    SELECT NEW.name, NEW.name, NEW.name, 0, 'Regular', 0 WHERE NEW.name NOT GLOB '0QM*';
END;

CREATE TEMP VIEW an_object_right AS SELECT NULL AS container, NULL AS object, NULL AS rights WHERE 0;
CREATE TEMP TRIGGER an_object_right_insert INSTEAD OF INSERT ON an_object_right
BEGIN
    INSERT INTO setup_object_permissions VALUES (
        NEW.container || ' ' || NEW.object, NEW.container, NEW.object, NEW.rights GLOB '*R*', NEW.rights GLOB '*C*',
        NEW.rights GLOB '*E*', NEW.rights GLOB '*D*', NEW.rights GLOB '*V*', NEW.rights GLOB '*M*', NEW.rights GLOB '*F*');
END;

CREATE TEMP VIEW a_field_right AS SELECT NULL AS container, NULL AS object, NULL AS field, NULL AS rights WHERE 0;
CREATE TEMP TRIGGER a_field_right_insert INSTEAD OF INSERT ON a_field_right
BEGIN
    INSERT INTO setup_field_permissions VALUES (
        NEW.container || ' ' || NEW.object || '.' || NEW.field, NEW.container, NEW.object, NEW.object || '.' || NEW.field,
        NEW.rights GLOB '*R*', NEW.rights GLOB '*E*');
END;

CREATE TEMP VIEW a_system_right AS SELECT NULL AS container, NULL AS permission, NULL AS granted WHERE 0;
CREATE TEMP TRIGGER a_system_right_insert INSTEAD OF INSERT ON a_system_right
BEGIN
    INSERT INTO setup_system_permission VALUES (NEW.container, NEW.permission, coalesce(NEW.granted, 1));
END;

-- A field Setup knows of, whether or not the sync user sees it.
CREATE TEMP VIEW a_definition AS SELECT
    NULL AS object, NULL AS name, NULL AS label, NULL AS DataType, NULL AS IsFlsEnabled, NULL AS IsCalculated, NULL AS IsCompound,
    NULL AS IsNillable, NULL AS Description, NULL AS SecurityClassification, NULL AS ComplianceGroup, NULL AS BusinessStatus
WHERE 0;
CREATE TEMP TRIGGER a_definition_insert INSTEAD OF INSERT ON a_definition
BEGIN
    INSERT OR IGNORE INTO coverage (source, object, status) VALUES ('setup', 'FieldDefinition', 'ok');
    INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName, Label, DataType,
            IsFlsEnabled, IsCalculated, IsCompound, IsNillable, Description, SecurityClassification, ComplianceGroup, BusinessStatus)
    VALUES (NEW.object || '.' || NEW.name, NEW.object, NEW.name,
            coalesce(NEW.label, replace(replace(NEW.name, '__c', ''), '_', ' ')), coalesce(NEW.DataType, 'Text(255)'),
            coalesce(NEW.IsFlsEnabled, 1), coalesce(NEW.IsCalculated, 0), coalesce(NEW.IsCompound, 0),
            coalesce(NEW.IsNillable, 1), NEW.Description, NEW.SecurityClassification, NEW.ComplianceGroup, NEW.BusinessStatus);
END;
