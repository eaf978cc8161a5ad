-- case: nothing in it, or nothing new
-- flags: Empty__c
-- message: has no record that the user can see
-- flags: Old__c
-- message: no new record since 2024-01-01 (50 records)
-- ignores: Busy__c
-- ignores: Not_Enabled__c
-- ignores: Refused__c
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Empty__c'), ('Old__c'), ('Busy__c'), ('Not_Enabled__c'), ('Refused__c');
INSERT INTO synced_object_setting VALUES ('Empty__c'), ('Old__c'), ('Busy__c'), ('Refused__c');
INSERT INTO object_usage (object, records, newest_created, refused) VALUES ('Empty__c', 0, NULL, NULL), ('Old__c', 50, '2024-01-01T00:00:00Z', NULL),
    ('Busy__c', 50, '2026-10-01T00:00:00Z', NULL), ('Not_Enabled__c', 0, NULL, NULL), ('Refused__c', 0, NULL, 'no');
