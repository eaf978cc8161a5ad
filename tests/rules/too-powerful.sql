-- case: rights of an administrator, and one that comes along with templates
-- flags: -#ModifyAllData
-- message: granted by Old rights
-- severity: medium
-- message: the sync user has Modify All Data: it can read, change and delete every record (granted by Old rights)
-- basis: certain
-- who: salesforce
-- action: Take from the sync user what it has no use for
-- evidence: permission=ModifyAllData
-- evidence: known_from=computed
-- flags: -#ManageUsers
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile'), ('Old rights', 'permission set');
INSERT INTO a_system_right (container, permission) VALUES ('Old rights', 'ModifyAllData'), ('P', 'ViewSetup'), ('P', 'ManageUsers');

-- case: the administrator's profile is the one cause
-- flags: -#profile
-- severity: high
-- evidence: profile=System Administrator
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind) VALUES ('System Administrator', 'profile');
UPDATE setup_user SET "Profile.Name" = 'System Administrator';
INSERT INTO a_system_right (container, permission) VALUES ('System Administrator', 'ModifyAllData');

-- case: Professional Edition has it by the book
-- ignores: -
UPDATE organization SET OrganizationType = 'Professional Edition';
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind) VALUES ('System Administrator', 'profile');
UPDATE setup_user SET "Profile.Name" = 'System Administrator';
INSERT INTO a_system_right (container, permission) VALUES ('System Administrator', 'ModifyAllData');

-- case: what is not granted, and grants that do not hold
-- flags: -#ModifyAllData
-- message: (granted by P)$
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind, expires) VALUES ('P', 'profile', NULL), ('Over', 'permission set', '2026-10-01T00:00:00.000+0000'),
    ('Not', 'permission set', NULL);
INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'ModifyAllData', 1), ('Over', 'ModifyAllData', 1), ('Not', 'ModifyAllData', 0),
    ('P', 'ManageUsers', 0);
