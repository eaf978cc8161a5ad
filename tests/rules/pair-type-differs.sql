-- case: twins of different types
-- flags: Lead.Budget__c
-- message: string on Lead, currency on Contact
-- severity: high
-- basis: certain
-- who: both
-- action: Make the twin fields of Lead and Contact alike
-- evidence: lead=string
-- evidence: contact=currency
-- flags: Lead.Birthday__c
-- severity: high
-- flags: Lead.Tier__c
-- message: picklist on Lead, string on Contact
-- severity: low
-- flags: Lead.Partner__c
-- severity: high
-- flags: Lead.Time_zone__c
-- message: picklist on Lead, double on Contact: both become one Marketo field; their API names differ by letter case only (Time_Zone__c on Contact)
-- severity: medium
-- basis: possible
-- flags: Lead.Zone_name__c
-- severity: low
-- ignores: Lead.Zone_code__c
-- ignores: Contact.Budget__c
-- ignores: Lead.Region__c
-- ignores: Lead.Only_Here__c
-- ignores: Lead.Fax
-- ignores: Account.Tier__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type) VALUES
    ('Lead', 'Budget__c', 'string'), ('Contact', 'Budget__c', 'currency'),
    ('Lead', 'Birthday__c', 'date'), ('Contact', 'Birthday__c', 'boolean'),
    ('Lead', 'Tier__c', 'picklist'), ('Contact', 'Tier__c', 'string'), ('Account', 'Tier__c', 'double'),
    ('Lead', 'Partner__c', 'reference'), ('Contact', 'Partner__c', 'string'),
    ('Lead', 'Region__c', 'picklist'), ('Contact', 'Region__c', 'picklist'),
    ('Lead', 'Only_Here__c', 'string'), ('Lead', 'Fax', 'phone'), ('Contact', 'Fax', 'string'),
    ('Lead', 'Time_zone__c', 'picklist'), ('Contact', 'Time_Zone__c', 'double'),
    ('Lead', 'Zone_name__c', 'picklist'), ('Contact', 'Zone_Name__c', 'string'),
    ('Lead', 'Zone_code__c', 'string'), ('Contact', 'Zone_Code__c', 'string');

-- case: standard fields, whichever side has them
-- flags: Lead.Tier__c
-- severity: high
-- ignores: Lead.Fax
-- ignores: Lead.Rank__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type, custom) VALUES ('Lead', 'Tier__c', 'double', 1), ('Contact', 'Tier__c', 'string', 1),
    ('Lead', 'Fax', 'double', 0), ('Contact', 'Fax', 'string', 1), ('Lead', 'Rank__c', 'double', 1), ('Contact', 'Rank__c', 'string', 0);
