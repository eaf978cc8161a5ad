-- case: private, and nothing that opens it
-- flags: Lead
-- message: Lead is private, and the sync user has neither a role nor View All
-- severity: medium
-- basis: possible
-- who: salesforce
-- action: Give the sync user the records that are to sync
-- evidence: sharing=Private
-- ignores: Contact
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO an_object_right VALUES ('P', 'Lead', 'RCE'), ('P', 'Contact', 'RCE'), ('P', 'Account', 'RV');
INSERT INTO coverage (source, object, status) VALUES ('setup', 'EntityDefinition', 'ok');
INSERT INTO setup_entity_definition (DurableId, QualifiedApiName, InternalSharingModel) VALUES ('Lead', 'Lead', 'Private'),
    ('Contact', 'Contact', 'ReadWrite'), ('Account', 'Account', 'Private');

-- case: a role may stand above the owners
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET UserRoleId = '00E000000000001AAA';
INSERT INTO an_object_right VALUES ('P', 'Lead', 'RCE');
INSERT INTO coverage (source, object, status) VALUES ('setup', 'EntityDefinition', 'ok');
INSERT INTO setup_entity_definition (DurableId, QualifiedApiName, InternalSharingModel) VALUES ('Lead', 'Lead', 'Private');

-- case: what it cannot read at all, and what does not sync
-- ignores: Lead
-- ignores: Case
INSERT INTO an_object (name) VALUES ('Lead'), ('Case');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO an_object_right VALUES ('P', 'Lead', 'C'), ('P', 'Case', 'RCE');
INSERT INTO coverage (source, object, status) VALUES ('setup', 'EntityDefinition', 'ok');
INSERT INTO setup_entity_definition (DurableId, QualifiedApiName, InternalSharingModel) VALUES ('Lead', 'Lead', 'Private'), ('Case', 'Case', 'Private');
