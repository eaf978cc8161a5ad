-- case: Marketo's fields without their twin
-- flags: Contact.mkto71_Inferred_City__c
-- message: visible on Lead and not on Contact
-- severity: medium
-- basis: certain
-- who: salesforce
-- action: Create Marketo's fields on Lead and Contact, or make them visible to the sync user
-- evidence: visible_on=Lead
-- evidence: label=mkto71 Inferred City
-- flags: Lead.mkto2__Lead_Score__c
-- message: visible on Contact and not on Lead
-- ignores: Contact.mkto71_Lead_Score__c
-- ignores: Contact.mkto71_Inferred_Country__c
-- ignores: Lead.mkto71_Inferred_country__c
-- ignores: Lead.mkto_si__Add_to_Marketo_Campaign__c
-- ignores: Lead.mkto71_Own_Idea__c
-- ignores: Lead.Region__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES
    ('Lead', 'mkto71_Inferred_City__c'), ('Contact', 'mkto2__Lead_Score__c'),
    ('Lead', 'mkto71_Lead_Score__c'), ('Contact', 'mkto71_Lead_Score__c'),
    ('Lead', 'mkto_si__Add_to_Marketo_Campaign__c'), ('Lead', 'mkto71_Inferred_country__c'),
    ('Contact', 'mkto71_Inferred_Country__c'), ('Lead', 'mkto71_Own_Idea__c'), ('Lead', 'Region__c');

-- case: a failed describe of Contact gives none on Contact
-- ignores: Contact
INSERT INTO an_object (name, state) VALUES ('Lead', 'ok'), ('Contact', 'failed');
INSERT INTO a_field (object, name) VALUES ('Lead', 'mkto71_Inferred_City__c');

-- case: what is not a person's, formulas, and names that only sound alike
-- flags: Contact.mkto71_Inferred_City__c
-- ignores: Lead
-- ignores: Account
-- ignores: Lead.mkto71_Inferred_Country__c
-- ignores: Lead.x_Lead_Score__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'mkto71_Inferred_City__c'), ('Account', 'mkto71_Lead_Score__c'), ('Lead', 'x_Lead_Score__c');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'mkto71_Inferred_Country__c', 'Country');
