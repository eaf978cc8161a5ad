-- case: restricted and written, restricted, open, few
-- flags: Lead.Status
-- message: 5,300 records have a value that is inactive or not in the list: Old$
-- severity: high
-- basis: observed
-- who: salesforce
-- action: Replace values that the picklists no longer have
-- evidence: records=5300
-- evidence: values=4
-- evidence: inactive=1
-- flags: Lead.Tier__c
-- message: 500 records have a value that is inactive: Bronze
-- severity: medium
-- flags: Lead.Note__c
-- severity: low
-- ignores: Lead.Few__c
INSERT INTO coverage (source, status) VALUES ('values', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, restrictedPicklist) VALUES ('Lead', 'Status', 'picklist', 1), ('Lead', 'Tier__c', 'picklist', 1),
    ('Lead', 'Note__c', 'picklist', 0), ('Lead', 'Few__c', 'picklist', 1);
INSERT INTO field_value (object, field, value, listed, different, records) VALUES ('Lead', 'Status', 'Open', 1, 1, 9000),
    ('Lead', 'Status', 'Old', 0, 1, 5000), ('Lead', 'Status', '', NULL, 3, 300), ('Lead', 'Tier__c', 'Bronze', 0, 1, 500),
    ('Lead', 'Note__c', '', NULL, 9, 500), ('Lead', 'Few__c', '', NULL, 1, 99);

-- case: one reason each, the five largest values, and just enough
-- flags: Lead.Tier__c
-- message: 116 records have a value that is inactive: F, E, D, C, B$
-- flags: Lead.Note__c
-- message: 100 records have a value that is not in the list$
-- flags: Contact.Tier__c
-- message: 200 records have a value that is inactive: A
-- ignores: Lead.Text__c
-- ignores: Contact.Note__c
INSERT INTO coverage (source, status) VALUES ('values', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type, restrictedPicklist) VALUES ('Lead', 'Tier__c', 'picklist', 1), ('Lead', 'Note__c', 'picklist', 0),
    ('Lead', 'Text__c', 'string', 0), ('Contact', 'Tier__c', 'picklist', 1), ('Contact', 'Note__c', 'picklist', 1);
INSERT INTO field_value (object, field, value, listed, different, records) VALUES ('Lead', 'Tier__c', 'A', 0, 1, 1),
    ('Lead', 'Tier__c', 'B', 0, 1, 21), ('Lead', 'Tier__c', 'C', 0, 1, 22), ('Lead', 'Tier__c', 'D', 0, 1, 23),
    ('Lead', 'Tier__c', 'E', 0, 1, 24), ('Lead', 'Tier__c', 'F', 0, 1, 25), ('Lead', 'Note__c', '', NULL, 9, 100),
    ('Lead', 'Text__c', 'old', 0, 1, 900), ('Contact', 'Tier__c', 'A', 0, 1, 200);
