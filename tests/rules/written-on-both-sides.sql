-- case: both, one of them, and only read by the other
-- flags: Lead.Both__c
-- severity: medium
-- basis: possible
-- message: ^campaign "Grade", campaign "Score" writes it, and Routing names it$
-- evidence: marketo=2
-- evidence: salesforce=1
-- who: marketo
-- action: Put right in Marketo what works against the sync
-- ignores: Lead.Marketo__c
-- ignores: Lead.Flow__c
-- ignores: Lead.Layout__c
-- ignores: Lead.Read_Only__c
-- ignores: Account.Both__c
-- ignores: Account.Tier__c
-- ignores: Lead.Form__c
-- ignores: Lead.Guess__c
INSERT INTO coverage (source, status) VALUES ('references', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, updateable) VALUES ('Lead', 'Both__c', 1), ('Lead', 'Marketo__c', 1), ('Lead', 'Flow__c', 1), ('Lead', 'Layout__c', 1),
    ('Lead', 'Read_Only__c', 0), ('Account', 'Account_Only__c', 1), ('Account', 'Both__c', 1);
INSERT INTO reference_field (object, field, field_id, read) VALUES ('Lead', 'Both__c', '1', 1), ('Lead', 'Flow__c', '2', 1), ('Lead', 'Layout__c', '3', 1),
    ('Lead', 'Read_Only__c', '4', 1), ('Account', 'Both__c', '5', 1);
INSERT INTO reference_component (MetadataComponentType, MetadataComponentId, MetadataComponentName, RefMetadataComponentId) VALUES ('Flow', 'f', 'Routing', '1'),
    ('Flow', 'f', 'Routing', '2'), ('Layout', 'l', 'Page', '3'), ('Flow', 'f', 'Routing', '4'), ('Flow', 'f', 'Routing', '5');
INSERT INTO a_marketo_field (name) VALUES ('Both__c'), ('Marketo__c'), ('Flow__c'), ('Layout__c'), ('Read_Only__c');
INSERT INTO an_asset (type, id, name, live) VALUES ('smart campaign', '1', 'Score', 1), ('smart campaign', '2', 'Grade', 1), ('smart campaign', '3', 'Off', 0);
INSERT INTO a_use (type, id, place, name) VALUES ('smart campaign', '1', 'flow step', 'Both__c'), ('smart campaign', '2', 'flow step', 'Both__c'),
    ('smart campaign', '1', 'flow step', 'Marketo__c'), ('smart campaign', '1', 'flow step', 'Layout__c'), ('smart campaign', '1', 'flow step', 'Read_Only__c'),
    ('smart campaign', '1', 'filter', 'Flow__c'), ('smart campaign', '3', 'flow step', 'Flow__c');
-- A form, a guess, and what the sync sends no changes of.
INSERT INTO a_field (object, name, label, updateable) VALUES ('Lead', 'Form__c', 'F', 1), ('Lead', 'Guess__c', 'Guessed', 1), ('Account', 'Tier__c', 'T', 1);
INSERT INTO reference_field (object, field, field_id, read) VALUES ('Lead', 'Form__c', '6', 1), ('Lead', 'Guess__c', '7', 1), ('Account', 'Tier__c', '8', 1);
INSERT INTO reference_component (MetadataComponentType, MetadataComponentId, MetadataComponentName, RefMetadataComponentId) VALUES ('Flow', 'f', 'Routing', '6'),
    ('Flow', 'f', 'Routing', '7'), ('Flow', 'f', 'Routing', '8');
INSERT INTO a_marketo_field (name, label) VALUES ('Form__c', '1'), ('g', 'Guessed'), ('Tier__c', '2');
INSERT INTO an_asset (type, id, name, live) VALUES ('form', '4', 'Contact us', 1);
INSERT INTO a_use (type, id, place, name) VALUES ('form', '4', 'form field', 'Form__c'), ('smart campaign', '1', 'flow step', 'g'),
    ('smart campaign', '1', 'flow step', 'Tier__c');
