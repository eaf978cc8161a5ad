-- case: one name in two spellings
-- flags: Lead.Time_zone__c
-- basis: possible
-- who: salesforce
-- action: Make the twin fields of Lead and Contact alike
-- evidence: contact_field=Time_Zone__c
-- message: Time_zone__c on Lead is Time_Zone__c on Contact: the API names differ by letter case only
-- severity: low
-- basis: possible
-- who: salesforce
-- action: Make the twin fields of Lead and Contact alike
-- evidence: contact_field=Time_Zone__c
-- ignores: Contact.Time_Zone__c
-- ignores: Lead.Region__c
-- ignores: Lead.Zone__c
-- ignores: Account.Time_zone__c
-- ignores: Lead.NumberOfEmployees
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES
    ('Lead', 'Time_zone__c'), ('Contact', 'Time_Zone__c'), ('Account', 'Time_zone__c'), ('Lead', 'Region__c'), ('Contact', 'Region__c'),
    ('Lead', 'Zone__c'), ('Lead', 'NumberOfEmployees'), ('Contact', 'NumberofEmployees');
