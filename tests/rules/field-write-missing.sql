-- case: mapped and Marketo's own fields that cannot be written, each with its reason
-- flags: Lead.Rating
-- message: Marketo writes it as Rating, and the sync user cannot: field-level security is read-only
-- severity: high
-- basis: certain
-- who: salesforce
-- action: Give the sync user Edit on these fields (field-level security)
-- evidence: reason=field-level security is read-only
-- evidence: marketo_field=Rating
-- evidence: known_from=Adobe: Default Salesforce Field Mapping
-- flags: Lead.mkto71_Lead_Score__c
-- message: roll-up summary
-- action: Make the field one that can be written, or take it out of Marketo's flows
-- flags: Lead.Title
-- message: can be set on create only
-- flags: Lead.Industry
-- message: formula
-- flags: Lead.mkto_si__Urgency_Value__c
-- message: field-level security is read-only
-- flags: Lead.mkto2__Acquisition_Program__c
-- flags: Contact.MailingCity
-- message: as City
-- ignores: Lead.Email
-- ignores: Lead.HasOptedOutOfEmail
-- ignores: Lead.LastName
-- ignores: Lead.ConvertedDate
-- ignores: Lead.Name
-- ignores: Lead.SystemModstamp
-- ignores: Lead.Sales_Notes__c
-- ignores: Lead.mkto_si__Urgency__c
-- ignores: Lead.Address
-- ignores: Account.Industry
-- ignores: Contact.Rating
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type, createable, updateable, permissionable, custom) VALUES
    ('Lead', 'Rating', 'picklist', 0, 0, 1, 0), ('Lead', 'Title', 'string', 1, 0, 1, 0),
    ('Lead', 'mkto_si__Urgency_Value__c', 'double', 0, 0, 1, 1), ('Lead', 'mkto2__Acquisition_Program__c', 'string', 0, 0, 1, 1),
    ('Contact', 'MailingCity', 'string', 0, 0, 1, 0),
    ('Lead', 'Email', 'email', 0, 0, 1, 0), ('Lead', 'HasOptedOutOfEmail', 'boolean', 0, 0, 1, 0),
    ('Lead', 'LastName', 'string', 1, 1, 0, 0), ('Lead', 'ConvertedDate', 'date', 0, 0, 0, 0),
    ('Lead', 'Name', 'string', 0, 0, 0, 0), ('Lead', 'SystemModstamp', 'datetime', 0, 0, 0, 0),
    ('Lead', 'Sales_Notes__c', 'string', 0, 0, 1, 1), ('Lead', 'Address', 'address', 0, 0, 1, 0),
    ('Account', 'Industry', 'picklist', 0, 0, 1, 0), ('Contact', 'Rating', 'picklist', 0, 0, 1, 0);
INSERT INTO a_field (object, name, type, calculated) VALUES ('Lead', 'mkto71_Lead_Score__c', 'double', 1);
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES
    ('Lead', 'Industry', 'string', 'TEXT(Sector__c)'), ('Lead', 'mkto_si__Urgency__c', 'string', 'IMAGE("/flame.gif", "hot")');

-- case: without Edit on the object its fields say nothing of their own
-- flags: Contact.Title
-- ignores: Lead.Title
INSERT INTO an_object (name, updateable) VALUES ('Lead', 0), ('Contact', 1);
INSERT INTO a_field (object, name, createable, updateable) VALUES ('Lead', 'Title', 0, 0), ('Contact', 'Title', 0, 0);
