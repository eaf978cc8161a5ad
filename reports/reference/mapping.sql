-- Which Salesforce field is which Marketo field by default, and whether Marketo writes it.
-- The labels are from the mapping page; API names were added to them here.
-- Source: reference
--     object         text    API name of the object
--     field          text    API name
--     marketo_field  text    the field of Marketo
--     written        yes/no  Marketo sends changes; only Lead and Contact are written
--     source         text    where that is written
--     confidence     text    documented, community, inferred
CREATE TEMP TABLE reference_mapping (
    object        TEXT NOT NULL,
    field         TEXT NOT NULL,
    marketo_field TEXT NOT NULL,
    written       INTEGER NOT NULL, -- 1 = Marketo sends changes; only Lead and Contact are written
    source        TEXT NOT NULL,
    confidence    TEXT NOT NULL CHECK (confidence IN ('documented', 'community', 'inferred')),
    PRIMARY KEY (object, field)
) WITHOUT ROWID;

INSERT INTO reference_mapping
SELECT column1, column2, column3, column4, 'Adobe: Default Salesforce Field Mapping', 'documented' FROM (VALUES
    ('Lead', 'Salutation', 'Salutation', 1),
    ('Lead', 'FirstName', 'First Name', 1),
    ('Lead', 'LastName', 'Last Name', 1),
    ('Lead', 'Title', 'Job Title', 1),
    ('Lead', 'Email', 'Email Address', 1),
    ('Lead', 'Phone', 'Phone Number', 1),
    ('Lead', 'MobilePhone', 'Mobile Phone Number', 1),
    ('Lead', 'Fax', 'Fax Number', 1),
    ('Lead', 'Street', 'Address', 1),
    ('Lead', 'City', 'City', 1),
    ('Lead', 'State', 'State', 1),
    ('Lead', 'PostalCode', 'Postal Code', 1),
    ('Lead', 'Country', 'Country', 1),
    ('Lead', 'LeadSource', 'Source', 1),
    ('Lead', 'mkto71_Lead_Score__c', 'Score', 1),
    ('Lead', 'HasOptedOutOfEmail', 'Unsubscribed', 1),
    ('Lead', 'Description', 'Person Notes', 1),
    ('Lead', 'Status', 'Status', 1),
    ('Lead', 'Rating', 'Rating', 1),
    ('Lead', 'Company', 'Company Name', 1),
    ('Lead', 'AnnualRevenue', 'Annual Revenue', 1),
    ('Lead', 'NumberOfEmployees', 'Num Employees', 1),
    ('Lead', 'Industry', 'Industry', 1),
    ('Lead', 'Website', 'Website', 1),
    ('Lead', 'IsDeleted', 'SFDC Is Deleted', 0),
    ('Lead', 'CreatedDate', 'SFDC Created Date', 0),
    ('Lead', 'ConvertedDate', 'SFDC Converted Date', 0),
    ('Lead', 'IsConverted', 'SFDC Is Converted', 0),
    ('Contact', 'Salutation', 'Salutation', 1),
    ('Contact', 'FirstName', 'First Name', 1),
    ('Contact', 'LastName', 'Last Name', 1),
    ('Contact', 'Title', 'Job Title', 1),
    ('Contact', 'Email', 'Email Address', 1),
    ('Contact', 'Phone', 'Phone Number', 1),
    ('Contact', 'MobilePhone', 'Mobile Phone Number', 1),
    ('Contact', 'Fax', 'Fax Number', 1),
    ('Contact', 'MailingStreet', 'Address', 1),
    ('Contact', 'MailingCity', 'City', 1),
    ('Contact', 'MailingState', 'State', 1),
    ('Contact', 'MailingPostalCode', 'Postal Code', 1),
    ('Contact', 'MailingCountry', 'Country', 1),
    ('Contact', 'LeadSource', 'Source', 1),
    ('Contact', 'mkto71_Lead_Score__c', 'Score', 1),
    ('Contact', 'HasOptedOutOfEmail', 'Unsubscribed', 1),
    ('Contact', 'Description', 'Person Notes', 1),
    ('Contact', 'Birthdate', 'Date of Birth', 1),
    ('Contact', 'IsDeleted', 'SFDC Is Deleted', 0),
    ('Contact', 'CreatedDate', 'SFDC Created Date', 0),
    ('Account', 'Name', 'Company Name', 0),
    ('Account', 'AnnualRevenue', 'Annual Revenue', 0),
    ('Account', 'NumberOfEmployees', 'Num Employees', 0),
    ('Account', 'Industry', 'Industry', 0),
    ('Account', 'Website', 'Website', 0),
    ('Account', 'BillingStreet', 'Billing Address', 0),
    ('Account', 'BillingCity', 'Billing City', 0),
    ('Account', 'BillingState', 'Billing State', 0),
    ('Account', 'BillingPostalCode', 'Billing Postal Code', 0),
    ('Account', 'BillingCountry', 'Billing Country', 0),
    ('Account', 'Description', 'Company Notes', 0),
    ('Account', 'Phone', 'Main Phone', 0),
    ('Account', 'Sic', 'SIC Code', 0),
    ('Account', 'Site', 'Site', 0),
    ('Account', 'Type', 'SFDC Type (company)', 0));

-- Names are written in parts.
INSERT INTO reference_mapping
SELECT column1, column2, column3, 1, 'Marketo Nation: SFDC required fields for SFDC sync', 'community' FROM (VALUES
    ('Lead', 'MiddleName', 'Middle Name'),
    ('Contact', 'MiddleName', 'Middle Name'));

-- There only when State and Country/Territory Picklists are on; the state and country texts are then written through them.
INSERT INTO reference_mapping
SELECT column1, column2, column3, 1, 'state and country picklists, from the mapped address fields', 'inferred' FROM (VALUES
    ('Lead', 'StateCode', 'State'),
    ('Lead', 'CountryCode', 'Country'),
    ('Contact', 'MailingStateCode', 'State'),
    ('Contact', 'MailingCountryCode', 'Country'));

-- How the fields that Marketo's packages and set-up pages make in Salesforce are called.
CREATE TEMP TABLE reference_marketo_package (pattern TEXT NOT NULL);
INSERT INTO reference_marketo_package VALUES ('(?i)^(mkto71_|mkto2__|mkto_si__)');
