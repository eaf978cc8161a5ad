-- case: restricted picklists Marketo writes
-- flags: Lead.Rating
-- message: takes only its 2 values
-- severity: low
-- basis: certain
-- who: marketo
-- action: Let Marketo send only values the fields accept
-- evidence: type=picklist
-- ignores: Lead.StateCode
-- ignores: Lead.CountryCode
-- ignores: Contact.MailingCountryCode
-- ignores: Lead.GeocodeAccuracy
-- ignores: Lead.CurrencyIsoCode
-- ignores: Lead.Region__c
-- ignores: Lead.LeadSource
-- ignores: Lead.Industry
-- ignores: Contact.Rating
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type, restrictedPicklist, updateable) VALUES
    ('Lead', 'Rating', 'picklist', 1, 1), ('Lead', 'StateCode', 'picklist', 1, 1), ('Lead', 'CountryCode', 'picklist', 1, 1),
    ('Contact', 'MailingCountryCode', 'picklist', 1, 1), ('Lead', 'GeocodeAccuracy', 'picklist', 1, 1),
    ('Lead', 'CurrencyIsoCode', 'picklist', 1, 1), ('Lead', 'Region__c', 'picklist', 1, 1),
    ('Lead', 'LeadSource', 'picklist', 0, 1), ('Lead', 'Industry', 'picklist', 1, 0), ('Contact', 'Rating', 'picklist', 1, 1);
INSERT INTO a_value (object, field, value, active) VALUES
    ('Lead', 'Rating', 'Hot', 1), ('Lead', 'Rating', 'Cold', 1), ('Lead', 'Rating', 'Lost', 0);

-- case: values of its own only, and what other rules say
-- flags: Lead.Rating
-- message: takes only its 1 values
-- ignores: Lead.Industry
-- ignores: Lead.Email
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type, restrictedPicklist, dependentPicklist) VALUES ('Lead', 'Rating', 'picklist', 1, 0),
    ('Lead', 'Industry', 'picklist', 1, 1), ('Lead', 'Email', 'email', 1, 0), ('Contact', 'Rating', 'picklist', 0, 0);
INSERT INTO a_value (object, field, value) VALUES ('Lead', 'Rating', 'Hot'), ('Lead', 'Industry', 'Farming'), ('Contact', 'Rating', 'Cold');

-- case: with all that is Marketo's to do, where Marketo was read
-- flags: Lead.Rating
-- action: Put right in Marketo what works against the sync
-- ignores: Lead.Other__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, restrictedPicklist) VALUES ('Lead', 'Rating', 'picklist', 1);
INSERT INTO a_value (object, field, value) VALUES ('Lead', 'Rating', 'Hot');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Other__c');
INSERT INTO a_marketo_field (name) VALUES ('email');
