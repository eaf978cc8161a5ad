-- case: by what refers to it, and by nothing else
-- flags: Lead.Lonely__c
-- message: not referenced as far as Salesforce tells (nor in 1 report), on 1 page
-- severity: low
-- basis: possible
-- who: both
-- action: Decide: keep with a reason, or hide from the sync user
-- evidence: references=0
-- evidence: layouts=1
-- ignores: Lead.In_Flow__c
-- ignores: Lead.In_Report__c
-- ignores: Lead.In_Formula__c
-- ignores: Lead.Not_Read__c
-- ignores: Lead.Young__c
-- ignores: Lead.Plain__c
INSERT INTO coverage (source, status) VALUES ('references', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Lonely__c', '1 + 1'), ('Lead', 'In_Flow__c', '1 + 1'), ('Lead', 'In_Report__c', '1 + 1'),
    ('Lead', 'In_Formula__c', '1 + 1'), ('Lead', 'Not_Read__c', '1 + 1'), ('Lead', 'Young__c', '1 + 1'), ('Lead', 'Plain__c', NULL),
    ('Lead', 'Mentions__c', 'In_Formula__c + 1');
INSERT INTO reference_field VALUES ('00N000000000001AAA', 'Lead', 'Lonely__c', 1), ('00N000000000002AAA', 'Lead', 'In_Flow__c', 1),
    ('00N000000000003AAA', 'Lead', 'In_Report__c', 1), ('00N000000000004AAA', 'Lead', 'In_Formula__c', 1), ('00N000000000005AAA', 'Lead', 'Not_Read__c', 0),
    ('00N000000000006AAA', 'Lead', 'Young__c', 1), ('00N000000000007AAA', 'Lead', 'Plain__c', 1), ('00N000000000008AAA', 'Lead', 'Mentions__c', 0);
INSERT INTO reference_component VALUES ('00N000000000001AAA', 'Layout', '00h1', 'Lead Layout'), ('00N000000000002AAA', 'Flow', '3011', 'Routing');
INSERT INTO setup_report VALUES ('00O1', 'Ranking', 'Sales', '2026-10-01T00:00:00.000+0000', 1);
INSERT INTO report_field VALUES ('00O1', 'Lead', 'In_Report__c');
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName) VALUES ('Lead.00N000000000006', 'Lead', 'Young__c');
INSERT INTO setup_custom_field (Id, CreatedDate) VALUES ('00N000000000006AAA', (SELECT date(started, '-10 days') FROM run));

-- case: just old enough, just too young, standard, Marketo's own, and the contact's on Account
-- flags: Lead.Lonely__c
-- evidence: age_days=90
-- flags: Contact.Told__c
-- ignores: Lead.Young__c
-- ignores: Lead.Standard
-- ignores: Lead.mkto71_Own__c
-- ignores: Account.Told__pc
-- ignores: Contact.Lonely__c
INSERT INTO coverage (source, status) VALUES ('references', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Lonely__c', '1 + 1'), ('Lead', 'Young__c', '1 + 1'), ('Lead', 'Standard', '1 + 1'),
    ('Lead', 'mkto71_Own__c', '1 + 1'), ('Contact', 'Told__c', '1 + 1'), ('Account', 'Told__pc', '1 + 1'), ('Contact', 'Lonely__c', '1 + 1');
INSERT INTO reference_field VALUES ('00N000000000001AAA', 'Lead', 'Lonely__c', 1), ('00N000000000002AAA', 'Lead', 'Young__c', 1),
    ('00N000000000003AAA', 'Lead', 'Standard', 1), ('00N000000000004AAA', 'Lead', 'mkto71_Own__c', 1), ('00N000000000005AAA', 'Contact', 'Told__c', 1),
    ('00N000000000006AAA', 'Account', 'Told__pc', 1);
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName) VALUES
    ('Lead.00N000000000001', 'Lead', 'Lonely__c'), ('Lead.00N000000000002', 'Lead', 'Young__c');
INSERT INTO setup_custom_field (Id, CreatedDate) VALUES
    ('00N000000000001AAA', '2026-08-03T00:00:00.000+0000'), ('00N000000000002AAA', '2026-08-04T00:00:00.000+0000');
