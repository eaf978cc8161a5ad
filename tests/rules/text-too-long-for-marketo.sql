-- case: texts longer than a Marketo text area
-- flags: Account.Plan__c
-- message: holds up to 131072 characters of rich text; Marketo keeps 30000 bytes
-- flags: Lead.Notes__c
-- message: 32768 characters; Marketo
-- ignores: Lead.Short_Notes__c
-- ignores: Lead.Description
-- ignores: Opportunity.Description
-- ignores: Lead.mkto_si__Moment__c
-- ignores: Lead.Interests__c
-- ignores: Case.Log__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Account'), ('Opportunity'), ('Case');
INSERT INTO a_field (object, name, type, length, htmlFormatted) VALUES
    ('Account', 'Plan__c', 'textarea', 131072, 1), ('Lead', 'Notes__c', 'textarea', 32768, 0),
    ('Lead', 'Short_Notes__c', 'textarea', 30000, 0), ('Lead', 'Description', 'textarea', 32000, 0),
    ('Opportunity', 'Description', 'textarea', 32000, 0), ('Lead', 'mkto_si__Moment__c', 'textarea', 32768, 0),
    ('Lead', 'Interests__c', 'multipicklist', 40990, 0), ('Case', 'Log__c', 'textarea', 131072, 0);
