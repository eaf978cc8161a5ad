-- case: counted to the last record, and nothing found
-- flags: Lead.Empty__c
-- message: empty in all 5,000 records; 1 formula names it: Shown__c; used by Flow Routing, on 1 page
-- severity: medium
-- basis: observed
-- who: both
-- action: Decide: keep with a reason, or hide from the sync user
-- evidence: records=5000
-- evidence: age_days=2496
-- evidence: filled=0
-- evidence: history=LeadHistory
-- evidence: formulas=1
-- evidence: references=1
-- flags: Lead.Of_Unknown_Age__c
-- message: ^empty in all 5,000 records; since when there is the field is not known$
-- severity: low
-- flags: Lead.Flag__c
-- message: nowhere true in all 5,000 records; not referenced as far as Salesforce tells (reports were not read); since when there is the field is not known
-- severity: low
-- ignores: Lead.Young__c
-- ignores: Lead.Filled__c
-- ignores: Lead.Sampled__c
-- ignores: Lead.Refused__c
-- ignores: Lead.Not_Counted__c
-- ignores: Lead.Changed__c
-- ignores: Lead.Industry
-- ignores: Lead.mkto71_Lead_Score__c
-- ignores: Contact.Few__c
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES
    ('Lead', 'Empty__c', 'string'), ('Lead', 'Of_Unknown_Age__c', 'string'), ('Lead', 'Young__c', 'string'), ('Lead', 'Flag__c', 'boolean'), ('Lead', 'Filled__c', 'string'), ('Lead', 'Sampled__c', 'textarea'),
    ('Lead', 'Refused__c', 'string'), ('Lead', 'Not_Counted__c', 'string'), ('Lead', 'Changed__c', 'string'),
    ('Lead', 'Industry', 'string'), ('Lead', 'mkto71_Lead_Score__c', 'double'), ('Contact', 'Few__c', 'string');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Shown__c', 'BLANKVALUE(Empty__c, "none")');
INSERT INTO object_usage (object, records) VALUES ('Lead', 5000), ('Contact', 99);
INSERT INTO field_usage (object, field, method, filled, records, refused) VALUES
    ('Lead', 'Empty__c', 'counted', 0, 5000, NULL), ('Lead', 'Of_Unknown_Age__c', 'counted', 0, 5000, NULL),
    ('Lead', 'Young__c', 'counted', 0, 5000, NULL), ('Lead', 'Flag__c', 'true', 0, 5000, NULL), ('Lead', 'Filled__c', 'counted', 1, 5000, NULL),
    ('Lead', 'Sampled__c', 'sampled', 0, 1000, NULL), ('Lead', 'Refused__c', 'counted', 0, 0, 'Your query request was running for too long.'),
    ('Lead', 'Changed__c', 'counted', 0, 5000, NULL), ('Lead', 'Industry', 'counted', 0, 5000, NULL),
    ('Lead', 'mkto71_Lead_Score__c', 'counted', 0, 5000, NULL), ('Contact', 'Few__c', 'counted', 0, 99, NULL);
INSERT INTO history_object VALUES ('Lead', 'LeadHistory', 2, '2026-01-01T00:00:00Z', '2026-10-01T00:00:00Z');
INSERT INTO history_field VALUES ('Lead', 'Changed__c', 2, 1, '2026-01-01T00:00:00Z', '2026-10-01T00:00:00Z');
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName) VALUES
    ('Lead.00N000000000001', 'Lead', 'Empty__c'), ('Lead.00N000000000002', 'Lead', 'Young__c');
INSERT INTO setup_custom_field (Id, CreatedDate) VALUES
    ('00N000000000001AAA', '2020-01-01T00:00:00.000+0000'), ('00N000000000002AAA', (SELECT date(started, '-10 days') FROM run));
INSERT INTO reference_field VALUES
    ('00N000000000001AAA', 'Lead', 'Empty__c', 1), ('00N000000000003AAA', 'Lead', 'Flag__c', 1),
    ('00N000000000004AAA', 'Lead', 'Of_Unknown_Age__c', 0);
INSERT INTO reference_component VALUES
    ('00N000000000001AAA', 'Layout', '00h1', 'Lead Layout'), ('00N000000000001AAA', 'Flow', '3011', 'Routing');

-- case: just enough records and old enough; just too few and too young; what other rules or nobody would say
-- flags: Lead.Empty__c
-- message: ^empty in all 100 records$
-- evidence: age_days=90
-- flags: Lead.Named_Twice__c
-- message: 2 formulas name it
-- ignores: Lead.Young__c
-- ignores: Contact.Empty__c
-- ignores: Account.Hobby__pc
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Empty__c'), ('Lead', 'Young__c'), ('Lead', 'Named_Twice__c'), ('Contact', 'Empty__c'),
    ('Contact', 'Hobby__c'), ('Account', 'Hobby__pc');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Shown__c', 'Named_Twice__c'), ('Lead', 'Told__c', 'Named_Twice__c & "!"');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100), ('Contact', 100), ('Account', 100);
INSERT INTO field_usage (object, field, method, filled) VALUES ('Lead', 'Empty__c', 'counted', 0), ('Lead', 'Young__c', 'counted', 0),
    ('Lead', 'Named_Twice__c', 'counted', 0), ('Account', 'Hobby__pc', 'counted', 0);
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName) VALUES
    ('Lead.00N000000000001', 'Lead', 'Empty__c'), ('Lead.00N000000000002', 'Lead', 'Young__c');
INSERT INTO setup_custom_field (Id, CreatedDate) VALUES
    ('00N000000000001AAA', '2026-08-03T00:00:00.000+0000'), ('00N000000000002AAA', '2026-08-04T00:00:00.000+0000');
