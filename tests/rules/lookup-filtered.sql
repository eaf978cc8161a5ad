-- case: filtered lookups Marketo writes
-- flags: Lead.mkto71_Program__c
-- message: lookup filter
-- severity: low
-- ignores: Lead.mkto71_Offer__c
-- ignores: Lead.mkto71_Owner__c
-- ignores: Lead.Partner__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, referenceTo, filteredLookupInfo) VALUES
    ('Lead', 'mkto71_Program__c', 'reference', '["Campaign"]', '{"controllingFields":[],"dependent":false,"optionalFilter":false}'),
    ('Lead', 'mkto71_Offer__c', 'reference', '["Campaign"]', '{"controllingFields":[],"dependent":false,"optionalFilter":true}'),
    ('Lead', 'mkto71_Owner__c', 'reference', '["User"]', NULL),
    ('Lead', 'Partner__c', 'reference', '["Account"]', '{"controllingFields":[],"dependent":false,"optionalFilter":false}');
