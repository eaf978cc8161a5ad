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
