-- case: fields that may be the filter
-- flags: Lead.Sync_to_Marketo__c
-- message: may be what a custom sync filter looks at
-- severity: info
-- basis: possible
-- who: marketo
-- action: Say which field the custom sync filter uses
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
-- severity: info
-- basis: certain
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
-- basis: possible
-- flags: Lead.Sync_to_Marketo__c#one side
-- message: not visible on Contact
-- severity: medium
-- basis: possible
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
-- basis: certain
-- who: salesforce
-- action: Make the sync filter a plain checkbox on Lead and Contact
-- evidence: label=Marketable
-- evidence: type=boolean
-- evidence: formula=NOT(ISBLANK(Email))
-- flags: Lead.Reachable__c#one side
-- message: the sync filter "Reachable" is not visible on Contact$
-- severity: high
-- basis: certain
-- who: salesforce
-- action: Make the sync filter a plain checkbox on Lead and Contact
-- flags: -#Wanted__c
-- severity: medium
-- basis: certain
-- who: salesforce
-- action: Make the sync filter a plain checkbox on Lead and Contact
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
-- basis: certain
-- who: salesforce
-- action: Have Salesforce support index the sync filter
-- ignores: Contact.Marketable__c
INSERT INTO sync_filter_setting VALUES ('Marketable__c');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Marketable__c', 'boolean'), ('Contact', 'Marketable__c', 'boolean');
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName, IsIndexed) VALUES
    ('Lead.00N000000000001', 'Lead', 'Marketable__c', 0), ('Contact.00N000000000002', 'Contact', 'Marketable__c', 1);

-- case: a standard field is none; Account needs none
-- flags: Lead.Sync_to_Marketo__c
-- flags: Contact.Sync_to_Marketo__c
-- ignores: Lead.SyncToMarketo
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Sync_to_Marketo__c', 'boolean'), ('Contact', 'Sync_to_Marketo__c', 'boolean'),
    ('Lead', 'SyncToMarketo', 'boolean');

-- case: on Account alone it is hardly one
-- flags: Account.Sync_to_Marketo__c
-- flags: -
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES ('Account', 'Sync_to_Marketo__c', 'boolean', 'NOT(ISBLANK(Name))');

-- case: without Contact nothing is said to be missing
-- ignores: Lead
-- ignores: -
INSERT INTO an_object (name) VALUES ('Lead'), ('Account');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Active__c', 'boolean');

-- case: without Contact a configured one may be there
-- ignores: Lead
-- ignores: -
INSERT INTO sync_filter_setting VALUES ('Marketable__c');
INSERT INTO an_object (name) VALUES ('Lead'), ('Account');

-- case: only the filter itself needs an index, and only on Lead and Contact; a formula is said to be one
-- flags: Lead.Marketable__c#formula
-- ignores: Contact.Marketable__c
-- ignores: Account.Marketable__c
INSERT INTO sync_filter_setting VALUES ('Marketable__c');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES ('Lead', 'Marketable__c', 'boolean', 'TRUE'), ('Contact', 'Marketable__c', 'boolean', NULL),
    ('Contact', 'Other__c', 'boolean', NULL), ('Account', 'Marketable__c', 'boolean', NULL);
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName, IsIndexed) VALUES
    ('Lead.00N000000000001', 'Lead', 'Marketable__c', 0), ('Contact.00N000000000002', 'Contact', 'Other__c', 0),
    ('Account.00N000000000003', 'Account', 'Marketable__c', 0);

-- case: what may be the filter need not have an index
-- flags: Lead.Sync_to_Marketo__c
-- flags: Contact.Sync_to_Marketo__c
-- ignores: -
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Sync_to_Marketo__c', 'boolean'), ('Contact', 'Sync_to_Marketo__c', 'boolean');
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName, IsIndexed) VALUES
    ('Lead.00N000000000001', 'Lead', 'Sync_to_Marketo__c', 0);
