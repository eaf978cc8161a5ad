-- case: on Lead, not on Contact
-- flags: Lead
-- message: shows 1 field that nothing else grants
-- severity: medium
-- basis: certain
-- who: salesforce
-- action: Take View All Fields from the sync user, and grant the fields it needs
-- evidence: fields=1
-- ignores: Contact
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Title'), ('Lead', 'Extra__c'), ('Contact', 'Title');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO an_object_right VALUES ('P', 'Lead', 'RCEF'), ('P', 'Contact', 'RCE');
INSERT INTO a_field_right VALUES ('P', 'Lead', 'Title', 'RE'), ('P', 'Contact', 'Title', 'RE');

-- case: only grants that hold, on the same object, on fields that have field-level security
-- flags: Lead
-- message: shows 1 field that nothing else grants
-- ignores: Contact
-- ignores: Task
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Task');
INSERT INTO a_field (object, name, permissionable) VALUES ('Lead', 'Title', 1), ('Lead', 'Extra__c', 1), ('Lead', 'LastName', 0),
    ('Contact', 'Extra__c', 1), ('Contact', 'Other__c', 1), ('Task', 'Subject', 1);
INSERT INTO a_container (name, kind, expires) VALUES ('P', 'profile', NULL), ('Over', 'permission set', '2026-10-01T00:00:00.000+0000');
INSERT INTO an_object_right VALUES ('P', 'Lead', 'RCEF'), ('P', 'Contact', 'RCE'), ('P', 'Task', 'RCEF');
INSERT INTO a_field_right VALUES ('P', 'Lead', 'Title', 'RE'), ('P', 'Contact', 'Extra__c', 'RE'), ('Over', 'Lead', 'Extra__c', 'RE');

-- case: a row that grants nothing is no grant
-- flags: Lead
-- message: shows 2 fields that nothing else grants
-- ignores: Lead.Title
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Title'), ('Lead', 'Extra__c');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO an_object_right VALUES ('P', 'Lead', 'RCEF');
INSERT INTO a_field_right VALUES ('P', 'Lead', 'Title', '');
