-- case: nothing in it, or nothing new
-- flags: Empty__c
-- message: has no record that the user can see; not referenced as far as Salesforce tells
-- flags: Old__c
-- message: no new record since 2024-01-01 (50 records); used by Flow Sweep
-- ignores: Busy__c
-- ignores: Not_Enabled__c
-- ignores: Refused__c
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Empty__c'), ('Old__c'), ('Busy__c'), ('Not_Enabled__c'), ('Refused__c');
INSERT INTO synced_object_setting VALUES ('Empty__c'), ('Old__c'), ('Busy__c'), ('Refused__c');
INSERT INTO object_usage (object, records, newest_created, refused) VALUES ('Empty__c', 0, NULL, NULL), ('Old__c', 50, '2024-01-01T00:00:00Z', NULL),
    ('Busy__c', 50, '2026-10-01T00:00:00Z', NULL), ('Not_Enabled__c', 0, NULL, NULL), ('Refused__c', 0, NULL, 'no');
INSERT INTO reference_field VALUES ('01I000000000001AAA', 'Empty__c', '', 1), ('01I000000000002AAA', 'Old__c', '', 1);
INSERT INTO reference_component VALUES ('01I000000000002AAA', 'Flow', '3011', 'Sweep');
