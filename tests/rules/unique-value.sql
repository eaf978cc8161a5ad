-- case: unique fields and external ids Marketo writes
-- flags: Lead.Email
-- message: two records cannot have the same value
-- severity: low
-- basis: certain
-- who: marketo
-- action: Let Marketo send only values the fields accept
-- evidence: unique=1
-- evidence: external_id=0
-- flags: Contact.mkto71_Acquisition_Program_Id__c
-- message: external id
-- ignores: Lead.Customer_Number__c
-- ignores: Contact.Email
-- ignores: Lead.Phone
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type, "unique", externalId, updateable) VALUES
    ('Lead', 'Email', 'email', 1, 0, 1), ('Contact', 'mkto71_Acquisition_Program_Id__c', 'double', 0, 1, 1),
    ('Lead', 'Customer_Number__c', 'string', 1, 1, 1), ('Contact', 'Email', 'email', 0, 0, 1), ('Lead', 'Phone', 'phone', 1, 0, 0);

-- case: with all that is Marketo's to do, where Marketo was read
-- flags: Lead.Email
-- action: Put right in Marketo what works against the sync
-- ignores: Lead.Other__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, "unique") VALUES ('Lead', 'Email', 'email', 1);
INSERT INTO a_field (object, name) VALUES ('Lead', 'Other__c');
INSERT INTO a_marketo_field (name) VALUES ('email');
