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

-- case: with half of the picture nothing is missing
-- flags: Lead.Sync_to_Marketo__c
-- ignores: -
-- ignores: Contact
INSERT INTO an_object (name, state) VALUES ('Lead', 'ok'), ('Contact', 'failed');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Sync_to_Marketo__c', 'boolean');

-- case: a candidate that is a formula, and on one side only
-- flags: Lead.Sync_to_Marketo__c
-- flags: Lead.Sync_to_Marketo__c#formula
-- message: should it be the sync filter, is a formula
-- severity: medium
-- flags: Lead.Sync_to_Marketo__c#one side
-- message: not visible on Contact
-- severity: medium
-- ignores: Lead.Sync_Notes__c
-- ignores: Contact.Synced__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES
    ('Lead', 'Sync_to_Marketo__c', 'boolean', 'NOT(ISBLANK(Email))'), ('Lead', 'Sync_Notes__c', 'string', '"Marketo"');
INSERT INTO a_field (object, name, type) VALUES ('Contact', 'Synced__c', 'boolean');

-- case: the filter is configured
-- flags: Contact.Marketable__c#formula
-- message: the sync filter "Marketable" is a formula
-- severity: high
-- flags: Lead.Reachable__c#one side
-- severity: high
-- flags: -#Wanted__c
-- severity: medium
-- ignores: Lead.Marketable__c
-- ignores: Lead.Sync_to_Marketo__c
INSERT INTO sync_filter_setting VALUES ('Marketable__c'), ('Reachable__c'), ('Wanted__c');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES
    ('Lead', 'Marketable__c', 'boolean', NULL), ('Contact', 'Marketable__c', 'boolean', 'NOT(ISBLANK(Email))'),
    ('Lead', 'Reachable__c', 'boolean', NULL), ('Lead', 'Sync_to_Marketo__c', 'boolean', NULL);

-- case: it is settled that there is none
-- ignores: -
-- ignores: Lead.Sync_to_Marketo__c
INSERT INTO sync_filter_setting VALUES ('none');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Sync_to_Marketo__c', 'boolean');

-- case: the configured filter has no index
-- flags: Lead.Marketable__c#index
-- message: the sync filter "Marketable" has no index
-- severity: high
-- ignores: Contact.Marketable__c
INSERT INTO sync_filter_setting VALUES ('Marketable__c');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Marketable__c', 'boolean'), ('Contact', 'Marketable__c', 'boolean');
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName, IsIndexed) VALUES
    ('Lead.00N000000000001', 'Lead', 'Marketable__c', 0), ('Contact.00N000000000002', 'Contact', 'Marketable__c', 1);
