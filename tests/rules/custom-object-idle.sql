-- case: nothing in it, or nothing new
-- flags: Empty__c
-- message: has no record that the user can see; not referenced as far as Salesforce tells
-- flags: Old__c
-- message: no new record since 2024-01-01 (50 records); used by Flow Sweep
-- severity: medium
-- basis: observed
-- who: marketo
-- action: Disable the custom object's sync, or say what it is for
-- evidence: records=50
-- evidence: newest_created=2024-01-01T00:00:00Z
-- evidence: references=1
-- ignores: Busy__c
-- ignores: Not_Enabled__c
-- ignores: Refused__c
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Empty__c'), ('Old__c'), ('Busy__c'), ('Not_Enabled__c'), ('Refused__c');
INSERT INTO synced_object_setting VALUES ('Empty__c'), ('Old__c'), ('Busy__c'), ('Refused__c');
INSERT INTO object_usage (object, records, newest_created, refused) VALUES ('Empty__c', 0, NULL, NULL), ('Old__c', 50, '2024-01-01T00:00:00Z', NULL),
    ('Busy__c', 50, '2026-10-01T00:00:00Z', NULL), ('Not_Enabled__c', 0, NULL, NULL), ('Refused__c', 0, '2024-01-01T00:00:00Z', 'no');
INSERT INTO reference_field VALUES ('01I000000000001AAA', 'Empty__c', '', 1), ('01I000000000002AAA', 'Old__c', '', 1);
INSERT INTO reference_component VALUES ('01I000000000002AAA', 'Flow', '3011', 'Sweep');

-- case: a year ago to the second, a second more, and a standard object
-- flags: Old__c
-- ignores: Last__c
-- ignores: Campaign
-- ignores: Lead
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Old__c'), ('Last__c'), ('Campaign'), ('Lead');
INSERT INTO synced_object_setting VALUES ('Old__c'), ('Last__c'), ('Campaign');
INSERT INTO object_usage (object, records, newest_created) VALUES ('Old__c', 50, '2025-10-31T23:59:59Z'), ('Last__c', 50, '2025-11-01T00:00:00Z'),
    ('Campaign', 0, NULL), ('Lead', 0, NULL);
