-- case: custom lookups
-- flags: Lead.Partner__c
-- message: points at Account: Marketo receives the 18-character Id
-- severity: info
-- basis: certain
-- who: marketo
-- action: Nothing to change: know what arrives in Marketo
-- evidence: reference_to=["Account"]
-- ignores: Lead.OwnerId
-- ignores: Lead.Partner_Name__c
-- ignores: Visit__c.Lead__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Visit__c');
INSERT INTO a_field (object, name, type, referenceTo) VALUES
    ('Lead', 'Partner__c', 'reference', '["Account"]'), ('Lead', 'OwnerId', 'reference', '["Group", "User"]'),
    ('Visit__c', 'Lead__c', 'reference', '["Lead"]');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Partner_Name__c');

-- case: a contact's lookup counts on Contact, and Marketo's own do not count
-- flags: Contact.Partner__c
-- ignores: Account.Partner__pc
-- ignores: Contact.mkto71_Program__c
INSERT INTO an_object (name) VALUES ('Contact'), ('Account');
INSERT INTO a_field (object, name, type, referenceTo) VALUES ('Contact', 'Partner__c', 'reference', '["Account"]'),
    ('Account', 'Partner__pc', 'reference', '["Account"]'), ('Contact', 'mkto71_Program__c', 'reference', '["Campaign"]');
