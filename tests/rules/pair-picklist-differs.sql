-- case: twins with different values
-- flags: Lead.Region__c
-- message: 1 value only on Lead (Americas), 2 only on Contact (LATAM, North America)
-- severity: medium
-- basis: certain
-- who: salesforce
-- action: Make the twin fields of Lead and Contact alike
-- evidence: lead_only=Americas
-- evidence: contact_only=LATAM, North America
-- flags: Lead.Channel__c
-- message: 0 values only on Lead, 1 only on Contact (Trade Show)
-- flags: Lead.Time_zone__c
-- message: 1 value only on Lead (CET), 0 only on Contact; their API names differ by letter case only (Time_Zone__c on Contact)
-- basis: possible
-- ignores: Contact.Time_Zone__c
-- ignores: Lead.Zone_code__c
-- ignores: Lead.Tier__c
-- ignores: Lead.Segment__c
-- ignores: Lead.Salutation
-- ignores: Lead.Only_Here__c
-- ignores: Contact.Region__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES
    ('Lead', 'Region__c', 'picklist'), ('Contact', 'Region__c', 'picklist'), ('Lead', 'Channel__c', 'picklist'),
    ('Contact', 'Channel__c', 'picklist'), ('Lead', 'Tier__c', 'picklist'), ('Contact', 'Tier__c', 'multipicklist'),
    ('Lead', 'Segment__c', 'picklist'), ('Contact', 'Segment__c', 'picklist'), ('Lead', 'Salutation', 'picklist'),
    ('Contact', 'Salutation', 'picklist'), ('Lead', 'Only_Here__c', 'picklist'),
    ('Lead', 'Time_zone__c', 'picklist'), ('Contact', 'Time_Zone__c', 'picklist'), ('Lead', 'Zone_code__c', 'picklist'),
    ('Contact', 'Zone_Code__c', 'picklist');
INSERT INTO a_value (object, field, value, active) VALUES
    ('Lead', 'Region__c', 'EMEA', 1), ('Lead', 'Region__c', 'Americas', 1),
    ('Contact', 'Region__c', 'North America', 1), ('Contact', 'Region__c', 'EMEA', 1), ('Contact', 'Region__c', 'LATAM', 1),
    ('Lead', 'Channel__c', 'Web', 1), ('Contact', 'Channel__c', 'Web', 1), ('Contact', 'Channel__c', 'Trade Show', 1),
    ('Lead', 'Tier__c', 'A', 1), ('Lead', 'Tier__c', 'B', 1), ('Contact', 'Tier__c', 'B', 1), ('Contact', 'Tier__c', 'A', 1),
    ('Lead', 'Segment__c', 'SMB', 1), ('Lead', 'Segment__c', 'Retired', 0), ('Contact', 'Segment__c', 'SMB', 1),
    ('Lead', 'Salutation', 'Mx.', 1), ('Contact', 'Salutation', 'Dr.', 1), ('Lead', 'Only_Here__c', 'X', 1),
    ('Lead', 'Time_zone__c', 'CET', 1), ('Lead', 'Time_zone__c', 'UTC', 1), ('Contact', 'Time_Zone__c', 'UTC', 1),
    ('Lead', 'Zone_code__c', '1', 1), ('Contact', 'Zone_Code__c', '1', 1);

-- case: no twin, a twin of another type, and the values of another object
-- flags: Lead.Region__c
-- message: ^1 value only on Lead (EMEA), 0 only on Contact$
-- ignores: Lead.Text__c
-- ignores: Lead.List__c
-- ignores: Contact.Only_Here__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Region__c', 'picklist'), ('Contact', 'Region__c', 'picklist'), ('Account', 'Region__c', 'picklist'),
    ('Lead', 'Text__c', 'string'), ('Contact', 'Text__c', 'picklist'), ('Lead', 'List__c', 'picklist'), ('Contact', 'List__c', 'string'),
    ('Contact', 'Only_Here__c', 'picklist');
INSERT INTO a_value (object, field, value) VALUES ('Lead', 'Region__c', 'EMEA'), ('Account', 'Region__c', 'EMEA'), ('Contact', 'Text__c', 'A'),
    ('Lead', 'List__c', 'A'), ('Contact', 'Only_Here__c', 'A');
