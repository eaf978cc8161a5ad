-- case: enabled ones are a decision, others are good to know
-- flags: Reading__c
-- message: 2,000,000 records: its first load takes at least 10,000 API calls
-- severity: medium
-- flags: Other__c
-- severity: info
-- basis: observed
-- who: both
-- action: Sync the custom object only if marketing needs it, and then only in part
-- evidence: records=1000
-- evidence: touched_a_day=50000.0
-- ignores: Small__c
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Reading__c'), ('Other__c'), ('Small__c');
INSERT INTO synced_object_setting VALUES ('Reading__c');
INSERT INTO object_usage (object, records) VALUES ('Reading__c', 2000000), ('Other__c', 1000), ('Small__c', 1000);
INSERT INTO change_hour VALUES ('Other__c', '2026-10-30', 2, 700000), ('Small__c', '2026-10-30', 2, 100);

-- case: just enough, and just too few; standard objects are what they are
-- flags: Reading__c
-- message: ^1,000,000 records: its first load
-- flags: Other__c
-- message: ^1,000,000 records, 1 touched on an average day: its first load
-- flags: Busy__c
-- message: 50,000 touched on an average day
-- ignores: Small__c
-- ignores: Calm__c
-- ignores: Lead
-- ignores: Campaign
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Reading__c'), ('Other__c'), ('Busy__c'), ('Small__c'), ('Calm__c'), ('Lead'), ('Campaign');
INSERT INTO synced_object_setting VALUES ('Reading__c'), ('Campaign');
INSERT INTO object_usage (object, records) VALUES ('Reading__c', 1000000), ('Other__c', 1000000), ('Busy__c', 10), ('Small__c', 999999),
    ('Calm__c', 10), ('Lead', 2000000), ('Campaign', 2000000);
INSERT INTO change_hour VALUES ('Reading__c', '2026-10-30', 2, 0), ('Other__c', '2026-10-30', 2, 7), ('Busy__c', '2026-10-30', 2, 700000),
    ('Calm__c', '2026-10-30', 2, 699999);
