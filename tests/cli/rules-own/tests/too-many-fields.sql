-- case: more than five fields
-- flags: Lead
-- message: 6 fields
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES
    ('Lead', 'A__c'), ('Lead', 'B__c'), ('Lead', 'C__c'), ('Lead', 'D__c'), ('Lead', 'E__c'), ('Lead', 'F__c');

-- case: fewer
-- ignores: Contact
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO a_field (object, name) VALUES ('Contact', 'A__c');
