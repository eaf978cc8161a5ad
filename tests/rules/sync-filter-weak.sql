-- case: a formula, and a field that only one side has
-- flags: Lead.Sync_to_Marketo__c#formula
-- message: it cannot be indexed
-- severity: medium
-- flags: Lead.Sync_to_Marketo__c#one side
-- message: not visible on Contact
-- ignores: Lead.Sync_Notes__c
-- ignores: Contact.Synced__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES
    ('Lead', 'Sync_to_Marketo__c', 'boolean', 'NOT(ISBLANK(Email))'), ('Lead', 'Sync_Notes__c', 'string', '"Marketo"');
INSERT INTO a_field (object, name, type) VALUES ('Contact', 'Synced__c', 'boolean');

-- case: a plain checkbox on both
-- ignores: Lead.Sync_to_Marketo__c
-- ignores: Contact.Sync_to_Marketo__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Sync_to_Marketo__c', 'boolean'), ('Contact', 'Sync_to_Marketo__c', 'boolean');

-- case: the other side is not known
-- ignores: Lead.Sync_to_Marketo__c
-- ignores: Contact
INSERT INTO an_object (name, state) VALUES ('Lead', 'ok'), ('Contact', 'failed');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Sync_to_Marketo__c', 'boolean');
