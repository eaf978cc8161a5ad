-- case: enabled ones are a decision, others are good to know
-- flags: Reading__c
-- message: 2,000,000 records: its first load takes at least 10,000 API calls
-- severity: medium
-- flags: Other__c
-- severity: info
-- ignores: Small__c
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Reading__c'), ('Other__c'), ('Small__c');
INSERT INTO synced_object_setting VALUES ('Reading__c');
INSERT INTO object_usage (object, records) VALUES ('Reading__c', 2000000), ('Other__c', 1000), ('Small__c', 1000);
INSERT INTO change_hour VALUES ('Other__c', '2026-10-30', 2, 700000), ('Small__c', '2026-10-30', 2, 100);
