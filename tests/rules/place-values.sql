-- case: free text, shown
-- flags: Lead.Country
-- message: 1,530 records have another spelling of the same country: USA → United States (1,000), us → United States (530)
-- severity: medium
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
INSERT INTO coverage (source, status) VALUES ('values', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Country');
INSERT INTO field_value (object, field, value, different, records) VALUES ('Lead', 'Country', '', 512, 90000);
