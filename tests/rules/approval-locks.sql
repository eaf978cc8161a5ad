-- case: locks on what Marketo writes; on what it does not; a process that locks nothing
-- flags: Lead
-- message: ^2 approval processes are active and lock records that Marketo writes: A, B$
-- severity: medium
-- basis: possible
-- who: salesforce
-- action: Let the sync past the locks of approval processes
-- evidence: processes=["A","B"]
-- flags: Contact
-- message: ^1 approval process is active and locks records that Marketo writes: C$
-- ignores: Opportunity
-- ignores: Account
-- ignores: Campaign
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity'), ('Campaign');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Email'), ('Contact', 'Email'), ('Account', 'Sic'), ('Opportunity', 'Name'), ('Campaign', 'Name');
INSERT INTO coverage (source, object, status) VALUES ('approval_process', 'ProcessDefinition', 'ok');
INSERT INTO setup_approval_process (Id, Name, TableEnumOrId, Type, LockType) VALUES ('1', 'B', 'Lead', 'Approval', 'Total'),
    ('2', 'A', 'Lead', 'Approval', NULL), ('3', 'C', 'Contact', NULL, 'Owner'), ('4', 'D', 'Opportunity', 'Approval', 'Total'),
    ('5', 'E', 'Contact', 'Approval', 'none'), ('6', 'F', 'Contact', 'State', 'Total'), ('7', 'G', 'Campaign', 'Approval', 'Total'),
    ('8', 'H', 'Account', 'Approval', 'Total');

-- case: who may modify all of one object
-- flags: Contact
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Email'), ('Contact', 'Email');
INSERT INTO coverage (source, object, status) VALUES ('approval_process', 'ProcessDefinition', 'ok');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO an_object_right (container, object, rights) VALUES ('P', 'Lead', 'RCEDVM'), ('P', 'Contact', 'RCED');
INSERT INTO setup_approval_process (Id, Name, TableEnumOrId, Type, LockType) VALUES ('1', 'B', 'Lead', 'Approval', 'Total'),
    ('2', 'A', 'Contact', 'Approval', 'Total');
