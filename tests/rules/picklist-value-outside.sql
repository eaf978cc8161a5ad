-- case: restricted and written, restricted, open, few
-- flags: Lead.Status
-- message: 5,300 records have a value that is inactive or not in the list: Old
-- severity: high
-- flags: Lead.Tier__c
-- message: 500 records have a value that is inactive: Bronze
-- severity: medium
-- flags: Lead.Note__c
-- severity: low
-- ignores: Lead.Few__c
INSERT INTO coverage (source, status) VALUES ('values', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, restrictedPicklist) VALUES ('Lead', 'Status', 'picklist', 1), ('Lead', 'Tier__c', 'picklist', 1),
    ('Lead', 'Note__c', 'picklist', 0), ('Lead', 'Few__c', 'picklist', 1);
INSERT INTO field_value (object, field, value, listed, different, records) VALUES ('Lead', 'Status', 'Open', 1, 1, 9000),
    ('Lead', 'Status', 'Old', 0, 1, 5000), ('Lead', 'Status', '', NULL, 3, 300), ('Lead', 'Tier__c', 'Bronze', 0, 1, 500),
    ('Lead', 'Note__c', '', NULL, 9, 500), ('Lead', 'Few__c', '', NULL, 1, 99);
