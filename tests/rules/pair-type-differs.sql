-- case: twins of different types
-- flags: Lead.Budget__c
-- message: string on Lead, currency on Contact
-- severity: high
-- flags: Lead.Birthday__c
-- severity: high
-- flags: Lead.Tier__c
-- message: picklist on Lead, string on Contact
-- severity: low
-- flags: Lead.Partner__c
-- severity: high
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
    ('Lead', 'Only_Here__c', 'string'), ('Lead', 'Fax', 'phone'), ('Contact', 'Fax', 'string');
