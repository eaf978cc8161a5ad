-- case: free text, shown
-- flags: Lead.Country
-- message: 1,530 records have another spelling of the same country: USA → United States (1,000), us → United States (530)
-- severity: medium
-- basis: observed
-- who: both
-- action: Put countries and states into one spelling, and keep them so
-- evidence: records=1530
-- evidence: spellings=2
-- flags: Lead.State
-- message: Calif. → CA (300), California → CA (200)
-- ignores: Contact.MailingCountry
INSERT INTO coverage (source, status) VALUES ('values', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Country'), ('Lead', 'State'), ('Contact', 'MailingCountry');
INSERT INTO field_value (object, field, parent, value, records) VALUES ('Lead', 'Country', '', 'United States', 9000),
    ('Lead', 'Country', '', 'USA', 1000), ('Lead', 'Country', '', 'us', 530), ('Lead', 'Country', '', 'Moon', 70),
    ('Lead', 'Country', '', 'Canada', 2000),
    ('Lead', 'State', 'United States', 'CA', 900), ('Lead', 'State', 'USA', 'California', 200), ('Lead', 'State', 'us', 'Calif.', 300),
    ('Lead', 'State', 'Canada', 'California', 5), ('Contact', 'MailingCountry', '', 'United States', 10),
    ('Contact', 'MailingCountry', '', 'US', 99);

-- case: the picklists are on
-- flags: Lead.Country
-- message: 1,600 records have 2 values that Salesforce's list does not have: USA, Moon
-- severity: high
-- evidence: records=1600
-- evidence: values=2
INSERT INTO coverage (source, status) VALUES ('values', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Country', 'string'), ('Lead', 'CountryCode', 'picklist');
INSERT INTO describe_picklist_value (object, field, position, value, label, active) VALUES ('Lead', 'CountryCode', 1, 'US', 'United States', 1);
INSERT INTO field_value (object, field, parent, value, listed, records) VALUES ('Lead', 'Country', '', 'United States', 1, 9000),
    ('Lead', 'Country', '', 'USA', NULL, 1000), ('Lead', 'Country', '', 'Moon', NULL, 600);

-- case: counted only
-- flags: Lead.Country
-- message: 512 different values in 90,000 records
-- severity: low
-- evidence: values=512
INSERT INTO coverage (source, status) VALUES ('values', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Country');
INSERT INTO field_value (object, field, value, different, records) VALUES ('Lead', 'Country', '', 512, 90000);

-- case: the picklists are on: the five largest, just enough, too few, and a field of another type
-- flags: Lead.Country
-- message: 116 records have 6 values that Salesforce's list does not have: F, E, D, C, B$
-- flags: Contact.MailingCountry
-- message: 100 records have 1 value that Salesforce's list does not have$
-- ignores: Lead.State
-- ignores: Account.BillingCountry
-- ignores: Contact.Country
INSERT INTO coverage (source, status) VALUES ('values', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Country', 'string'), ('Lead', 'CountryCode', 'picklist'),
    ('Contact', 'MailingCountry', 'string'), ('Contact', 'MailingCountryCode', 'picklist'), ('Contact', 'Country', 'string'),
    ('Lead', 'State', 'string'), ('Lead', 'StateCode', 'picklist'),
    ('Account', 'BillingCountry', 'string'), ('Account', 'BillingCountryCode', 'string');
INSERT INTO field_value (object, field, parent, value, listed, records) VALUES ('Lead', 'Country', '', 'A', NULL, 1),
    ('Lead', 'Country', '', 'B', NULL, 21), ('Lead', 'Country', '', 'C', NULL, 22), ('Lead', 'Country', '', 'D', NULL, 23),
    ('Lead', 'Country', '', 'E', NULL, 24), ('Lead', 'Country', '', 'F', NULL, 25), ('Contact', 'MailingCountry', '', '', NULL, 100),
    ('Lead', 'State', '', 'Nowhere', NULL, 99), ('Account', 'BillingCountry', '', 'Nowhere', NULL, 900), ('Contact', 'Country', '', 'Nowhere', NULL, 900);

-- case: free text: the five largest, just enough, too few
-- flags: Lead.Country
-- message: 126 records have another spelling of the same country: usa → United States (25), united states of america → United States (24), u.s.a. → United States (23), america → United States (22), US → United States (21)$
-- flags: Contact.MailingCountry
-- message: 100 records have another spelling
-- ignores: Account.BillingCountry
INSERT INTO coverage (source, status) VALUES ('values', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Country'), ('Contact', 'MailingCountry'), ('Account', 'BillingCountry');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Rating', 'picklist');
INSERT INTO field_value (object, field, value, records) VALUES ('Lead', 'Country', 'United States', 9000), ('Lead', 'Country', 'USA', 11),
    ('Lead', 'Country', 'US', 21), ('Lead', 'Country', 'america', 22), ('Lead', 'Country', 'u.s.a.', 23),
    ('Lead', 'Country', 'united states of america', 24), ('Lead', 'Country', 'usa', 25), ('Contact', 'MailingCountry', 'USA', 100),
    ('Account', 'BillingCountry', 'USA', 99);

-- case: counted only: just too many, not yet, shown ones, other fields, and where there is a list
-- flags: Lead.Country
-- message: 400 different values
-- severity: low
-- ignores: Contact.MailingCountry
-- ignores: Account.BillingCountry
-- ignores: Lead.City
INSERT INTO coverage (source, status) VALUES ('values', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Country', 'string'), ('Contact', 'MailingCountry', 'string'),
    ('Account', 'BillingCountry', 'string'), ('Account', 'BillingCountryCode', 'string'), ('Lead', 'City', 'string'),
    ('Account', 'CountryCode', 'string');
INSERT INTO field_value (object, field, value, different, records) VALUES ('Lead', 'Country', '', 400, 90000),
    ('Contact', 'MailingCountry', '', 399, 90000), ('Contact', 'MailingCountry', 'Atlantis', 401, 90000),
    ('Account', 'BillingCountry', '', 512, 90000), ('Lead', 'City', '', 512, 90000);
