-- case: fields that may be the filter
-- flags: Lead.Sync_to_Marketo__c
-- message: may be what a custom sync filter looks at
-- severity: info
-- flags: Contact.Hide_from_Marketo__c
-- flags: Account.SyncToMkto__c
-- ignores: Lead.Sync_Marketo_Notes__c
-- ignores: Lead.mkto_si__Marketo_Sync__c
-- ignores: Lead.Marketable__c
-- ignores: Opportunity.Sync_to_Marketo__c
-- ignores: -
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');
INSERT INTO a_field (object, name, type) VALUES
    ('Lead', 'Sync_to_Marketo__c', 'boolean'), ('Contact', 'Hide_from_Marketo__c', 'picklist'),
    ('Account', 'SyncToMkto__c', 'boolean'), ('Lead', 'Sync_Marketo_Notes__c', 'string'),
    ('Lead', 'mkto_si__Marketo_Sync__c', 'boolean'), ('Lead', 'Marketable__c', 'boolean'),
    ('Opportunity', 'Sync_to_Marketo__c', 'boolean');

-- case: none in sight
-- flags: -
-- message: cannot be seen from Salesforce
-- ignores: Lead.Active__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Active__c', 'boolean');

-- case: with half of the picture nothing is said
-- ignores: -
INSERT INTO an_object (name) VALUES ('Lead');
