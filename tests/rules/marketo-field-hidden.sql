-- case: no recommended field on either
-- flags: Lead.mkto71_Lead_Score__c
-- message: no field for Marketo's Score is visible on Lead or Contact$
-- severity: low
-- basis: certain
-- who: salesforce
-- action: Create Marketo's fields on Lead and Contact, or make them visible to the sync user
-- evidence: label=Score
-- evidence: type=double
-- evidence: length=10
-- flags: Contact.mkto71_Lead_Score__c
-- ignores: Lead.mkto71_Acquisition_Program__c
-- ignores: Contact.mkto2__Acquisition_Date__c
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type) VALUES
    ('Lead', 'mkto71_Acquisition_Program__c', 'string'), ('Contact', 'mkto2__Acquisition_Date__c', 'datetime'),
    ('Account', 'mkto71_Lead_Score__c', 'double');

-- case: an object that could not be described says nothing
-- flags: Lead.mkto71_Lead_Score__c
-- flags: Lead.mkto71_Acquisition_Date__c
-- flags: Lead.mkto71_Acquisition_Program__c
-- ignores: Contact
INSERT INTO an_object (name, state) VALUES ('Lead', 'ok'), ('Contact', 'failed');

-- case: a field of the same name that is not Marketo's
-- flags: Lead.mkto71_Lead_Score__c
-- ignores: Lead.mkto71_Acquisition_Program__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'mkto71_Acquisition_Program__c', 'string'),
    ('Lead', 'mkto71_Acquisition_Date__c', 'datetime'), ('Lead', 'my_Lead_Score__c', 'double');
