-- case: dependent picklists Marketo writes
-- flags: Lead.Industry
-- message: its values depend on Sector__c
-- severity: low
-- basis: certain
-- who: marketo
-- action: Let Marketo send only values the fields accept
-- evidence: controller=Sector__c
-- evidence: restricted=0
-- ignores: Lead.StateCode
-- ignores: Contact.MailingStateCode
-- ignores: Lead.Sub_Sector__c
-- ignores: Lead.Rating
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type, dependentPicklist, controllerName) VALUES
    ('Lead', 'Industry', 'picklist', 1, 'Sector__c'), ('Lead', 'StateCode', 'picklist', 1, 'CountryCode'),
    ('Contact', 'MailingStateCode', 'picklist', 1, 'MailingCountryCode'), ('Lead', 'Sub_Sector__c', 'picklist', 1, 'Sector__c'),
    ('Lead', 'Rating', 'picklist', 0, NULL);

-- case: one that Marketo cannot write, for another rule says so
-- ignores: Lead.Industry
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, dependentPicklist, controllerName, createable, updateable) VALUES
    ('Lead', 'Industry', 'picklist', 1, 'Sector__c', 0, 0);

-- case: with all that is Marketo's to do, where Marketo was read
-- flags: Lead.Industry
-- action: Put right in Marketo what works against the sync
-- ignores: Lead.Other__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, dependentPicklist, controllerName) VALUES ('Lead', 'Industry', 'picklist', 1, 'Sector__c');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Other__c');
INSERT INTO a_marketo_field (name) VALUES ('email');
