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
