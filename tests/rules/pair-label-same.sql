-- case: one label, two names
-- flags: Lead.Customer_Number__c
-- message: "Customer No." is Customer_Number__c on Lead and Customer_No__c on Contact: two fields of one label in Marketo, unless
-- severity: info
-- basis: certain
-- who: marketo
-- action: Nothing to change: know what arrives in Marketo
-- evidence: label=Customer No.
-- evidence: contact_fields=["Customer_No__c"]
-- ignores: Lead.Region__c
-- ignores: Lead.Company
-- ignores: Contact.Customer_No__c
-- ignores: Lead.Tier__c
-- ignores: Lead.Time_zone__c
-- ignores: Account.Customer__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, label) VALUES
    ('Lead', 'Customer_Number__c', 'Customer No.'), ('Contact', 'Customer_No__c', 'customer no.'),
    ('Account', 'Customer__c', 'Customer No.'),
    ('Lead', 'Region__c', 'Region'), ('Contact', 'Region__c', 'Region'), ('Contact', 'Area__c', 'Region'),
    ('Lead', 'Company', 'Company'), ('Contact', 'Employer__c', 'Company'), ('Lead', 'Tier__c', 'Tier'),
    ('Lead', 'Time_zone__c', 'Zone'), ('Contact', 'Time_Zone__c', 'Zone');

-- case: fields of accounts are no twins of anybody
-- flags: Lead.Customer_Number__c
-- ignores: Account.Customer__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, label) VALUES ('Lead', 'Customer_Number__c', 'Customer No.'), ('Contact', 'Customer_No__c', 'customer no.'),
    ('Account', 'Customer__c', 'Customer No.'), ('Contact', 'Customer__c', 'Client'), ('Account', 'Customer_Number__c', 'No.');
