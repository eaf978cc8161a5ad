-- case: filtered lookups Marketo writes
-- flags: Lead.mkto71_Program__c
-- message: lookup filter
-- severity: low
-- basis: certain
-- who: marketo
-- action: Let Marketo send only values the fields accept
-- evidence: filter={"controllingFields":[],"dependent":false,"optionalFilter":false}
-- ignores: Lead.mkto71_Offer__c
-- ignores: Lead.mkto71_Owner__c
-- ignores: Lead.Partner__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, referenceTo, filteredLookupInfo) VALUES
    ('Lead', 'mkto71_Program__c', 'reference', '["Campaign"]', '{"controllingFields":[],"dependent":false,"optionalFilter":false}'),
    ('Lead', 'mkto71_Offer__c', 'reference', '["Campaign"]', '{"controllingFields":[],"dependent":false,"optionalFilter":true}'),
    ('Lead', 'mkto71_Owner__c', 'reference', '["User"]', NULL),
    ('Lead', 'Partner__c', 'reference', '["Account"]', '{"controllingFields":[],"dependent":false,"optionalFilter":false}');

-- case: a filter Marketo's write never meets, and one that cannot be read
-- flags: Lead.mkto71_Program__c
-- evidence: filter=null
-- ignores: Lead.mkto71_Offer__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, filteredLookupInfo, createable, updateable) VALUES
    ('Lead', 'mkto71_Program__c', 'reference', 'not JSON', 1, 1), ('Lead', 'mkto71_Offer__c', 'reference', '{}', 0, 0);

-- case: with all that is Marketo's to do, where Marketo was read
-- flags: Lead.mkto71_Program__c
-- action: Put right in Marketo what works against the sync
-- ignores: Lead.Other__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, filteredLookupInfo) VALUES ('Lead', 'mkto71_Program__c', 'reference', '{"optionalFilter":false}');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Other__c');
INSERT INTO a_marketo_field (name) VALUES ('email');
