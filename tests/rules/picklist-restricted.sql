-- case: restricted picklists Marketo writes
-- flags: Lead.Rating
-- message: takes only its 2 values
-- severity: low
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
