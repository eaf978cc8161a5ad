-- case: what a new record has to bring
-- flags: Lead.Basis__c
-- message: required (picklist) and without a default: a new Lead without it is refused
-- severity: high
-- basis: certain
-- who: salesforce
-- action: Give the field a default value, or stop requiring it
-- evidence: type=picklist
-- evidence: label=Basis
-- flags: Contact.Desk__c
-- flags: Contact.Company
-- ignores: Lead.LastName
-- ignores: Lead.Company
-- ignores: Contact.LastName
-- ignores: Lead.Status
-- ignores: Lead.Active__c
-- ignores: Lead.Tier__c
-- ignores: Lead.Region__c
-- ignores: Lead.Stage__c
-- ignores: Lead.IsConverted
-- ignores: Lead.CreatedDate
-- ignores: Lead.Optional__c
-- ignores: Account.Name
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type, nillable, defaultedOnCreate, createable, defaultValue, defaultValueFormula) VALUES
    ('Lead', 'Basis__c', 'picklist', 0, 0, 1, NULL, NULL), ('Contact', 'Desk__c', 'string', 0, 0, 1, NULL, NULL),
    ('Contact', 'Company', 'string', 0, 0, 1, NULL, NULL), ('Lead', 'LastName', 'string', 0, 0, 1, NULL, NULL),
    ('Lead', 'Company', 'string', 0, 0, 1, NULL, NULL), ('Contact', 'LastName', 'string', 0, 0, 1, NULL, NULL),
    ('Lead', 'Status', 'picklist', 0, 1, 1, NULL, NULL), ('Lead', 'Active__c', 'boolean', 0, 0, 1, NULL, NULL),
    ('Lead', 'Tier__c', 'string', 0, 0, 1, 'B', NULL), ('Lead', 'Region__c', 'string', 0, 0, 1, NULL, '"EMEA"'),
    ('Lead', 'Stage__c', 'picklist', 0, 0, 1, NULL, NULL), ('Lead', 'IsConverted', 'boolean', 0, 1, 1, NULL, NULL),
    ('Lead', 'CreatedDate', 'datetime', 0, 0, 0, NULL, NULL), ('Lead', 'Optional__c', 'string', 1, 0, 1, NULL, NULL),
    ('Account', 'Name', 'string', 0, 0, 1, NULL, NULL);
INSERT INTO a_value (object, field, value, defaultValue) VALUES
    ('Lead', 'Basis__c', 'Consent', 0), ('Lead', 'Stage__c', 'New', 1), ('Lead', 'Stage__c', 'Old', 0);

-- case: defaults of another object, and one that is not active
-- flags: Lead.Basis__c
-- flags: Lead.Stage__c
-- ignores: Contact.Basis__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type, nillable, defaultedOnCreate) VALUES ('Lead', 'Basis__c', 'picklist', 0, 0), ('Lead', 'Stage__c', 'picklist', 0, 0),
    ('Contact', 'Basis__c', 'picklist', 0, 0);
INSERT INTO a_value (object, field, value, defaultValue, active) VALUES ('Contact', 'Basis__c', 'Consent', 1, 1), ('Lead', 'Stage__c', 'Old', 1, 0);
