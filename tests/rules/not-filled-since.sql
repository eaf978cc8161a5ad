-- case: few values, and the records that have them have not been touched for a year
-- flags: Lead.Old__c
-- message: filled in 0.12 % of 5,000 records, none of which was made or changed since 2024-03-01
-- severity: medium
-- basis: observed
-- who: both
-- action: Decide: keep with a reason, or hide from the sync user
-- evidence: filled=6
-- evidence: records=5000
-- evidence: newest_record=2020-01-01T00:00:00Z
-- evidence: last_modified=2024-03-01T00:00:00Z
-- evidence: formulas=0
-- evidence: last_change=null
-- evidence: references=null
-- ignores: Lead.Touched__c
-- ignores: Lead.Changed__c
-- ignores: Lead.Common__c
-- ignores: Lead.Undated__c
-- ignores: Lead.Empty__c
-- ignores: Lead.Young__c
-- ignores: Contact.Few__c
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Old__c'), ('Lead', 'Touched__c'), ('Lead', 'Changed__c'), ('Lead', 'Common__c'),
    ('Lead', 'Undated__c'), ('Lead', 'Empty__c'), ('Lead', 'Young__c'), ('Contact', 'Few__c');
INSERT INTO object_usage (object, records) VALUES ('Lead', 5000), ('Contact', 999);
INSERT INTO field_usage (object, field, method, filled, records, newest_created, newest_modified) VALUES
    ('Lead', 'Old__c', 'counted', 6, NULL, '2020-01-01T00:00:00Z', '2024-03-01T00:00:00Z'),
    ('Lead', 'Young__c', 'counted', 6, 5000, '2020-01-01T00:00:00Z', '2024-03-01T00:00:00Z'),
    ('Lead', 'Touched__c', 'counted', 6, 5000, '2020-01-01T00:00:00Z', '2026-03-01T00:00:00Z'),
    ('Lead', 'Changed__c', 'counted', 6, 5000, '2020-01-01T00:00:00Z', '2024-03-01T00:00:00Z'),
    ('Lead', 'Common__c', 'counted', 60, 5000, '2020-01-01T00:00:00Z', '2024-03-01T00:00:00Z'),
    ('Lead', 'Undated__c', 'counted', 6, 5000, NULL, NULL), ('Lead', 'Empty__c', 'counted', 0, 5000, NULL, NULL),
    ('Contact', 'Few__c', 'counted', 1, 999, '2020-01-01T00:00:00Z', '2024-03-01T00:00:00Z');
INSERT INTO history_object VALUES ('Lead', 'LeadHistory', 2, '2026-01-01T00:00:00Z', '2026-10-01T00:00:00Z');
INSERT INTO history_field VALUES ('Lead', 'Changed__c', 2, 1, '2026-01-01T00:00:00Z', '2026-10-01T00:00:00Z');
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName) VALUES ('Lead.00N000000000002', 'Lead', 'Young__c');
INSERT INTO setup_custom_field (Id, CreatedDate) VALUES ('00N000000000002AAA', (SELECT date(started, '-10 days') FROM run));

-- case: just enough records and old enough; just too young; what other rules or nobody would say
-- flags: Lead.Old__c
-- message: of 1,000 records
-- ignores: Lead.Young__c
-- ignores: Lead.Fax
-- ignores: Lead.mkto71_Old__c
-- ignores: Contact.Old__c
-- ignores: Account.Hobby__pc
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Old__c'), ('Lead', 'Young__c'), ('Lead', 'Fax'), ('Lead', 'mkto71_Old__c'), ('Contact', 'Old__c'),
    ('Contact', 'Hobby__c'), ('Account', 'Hobby__pc');
INSERT INTO object_usage (object, records) VALUES ('Lead', 1000), ('Contact', 1000), ('Account', 1000);
INSERT INTO field_usage (object, field, method, filled, newest_created, newest_modified)
SELECT column1, column2, 'counted', 6, '2020-01-01T00:00:00Z', '2024-03-01T00:00:00Z'
FROM (VALUES ('Lead', 'Old__c'), ('Lead', 'Young__c'), ('Lead', 'Fax'), ('Lead', 'mkto71_Old__c'), ('Account', 'Hobby__pc'));
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName) VALUES
    ('Lead.00N000000000001', 'Lead', 'Old__c'), ('Lead.00N000000000002', 'Lead', 'Young__c');
INSERT INTO setup_custom_field (Id, CreatedDate) VALUES
    ('00N000000000001AAA', '2026-08-03T00:00:00.000+0000'), ('00N000000000002AAA', '2026-08-04T00:00:00.000+0000');
