-- case: new, filled and not; decided; old; of unknown age
-- flags: Lead.New__c
-- message: by Jo Doe; 1,200 records have a value that waits for the next change of the record
-- flags: Lead.Empty__c
-- message: made on 2026-10-12
-- severity: medium
-- basis: certain
-- who: both
-- action: Decide: keep with a reason, or hide from the sync user
-- evidence: created=2026-10-12
-- evidence: filled=0
-- ignores: Lead.Decided__c
-- ignores: Lead.Old__c
-- ignores: Lead.Unknown__c
INSERT INTO coverage (source, status) VALUES ('setup', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'New__c'), ('Lead', 'Empty__c'), ('Lead', 'Decided__c'), ('Lead', 'Old__c'), ('Lead', 'Unknown__c');
INSERT INTO object_usage (object, records) VALUES ('Lead', 5000);
INSERT INTO field_usage (object, field, method, filled, records) VALUES ('Lead', 'New__c', 'counted', 1200, 5000), ('Lead', 'Empty__c', 'counted', 0, 5000);
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName) VALUES
    ('Lead.00N000000000001', 'Lead', 'New__c'), ('Lead.00N000000000002', 'Lead', 'Empty__c'), ('Lead.00N000000000003', 'Lead', 'Decided__c'),
    ('Lead.00N000000000004', 'Lead', 'Old__c'), ('Lead.00N000000000005', 'Lead', 'Unknown__c');
INSERT INTO setup_custom_field (Id, CreatedDate, "CreatedBy.Name")
SELECT column1, (SELECT date(started, column2) FROM run), column3
FROM (VALUES ('00N000000000001AAA', '-5 days', 'Jo Doe'), ('00N000000000002AAA', '-20 days', NULL), ('00N000000000003AAA', '-5 days', NULL),
             ('00N000000000004AAA', '-400 days', NULL));
INSERT INTO a_decision (object, field, needs) VALUES ('Lead', 'Decided__c', 'yes');

-- case: just young enough, just too old; one value; the same names on another object; what other rules or nobody would say
-- flags: Lead.New__c
-- message: ^made on 2026-10-02; 1 record has a value that waits for the next change of the record$
-- flags: Lead.Empty__c
-- message: ^made on 2026-10-20$
-- flags: Contact.Decided__c
-- message: ^made on 2026-10-20$
-- ignores: Lead.Old__c
-- ignores: Lead.Decided__c
-- ignores: Contact.Old__c
-- ignores: Contact.Empty__c
-- ignores: Lead.Standard
-- ignores: Lead.mkto71_Lead_Score__c
-- ignores: Account.Decided__pc
INSERT INTO coverage (source, status) VALUES ('setup', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'New__c'), ('Lead', 'Empty__c'), ('Lead', 'Old__c'), ('Lead', 'Decided__c'), ('Lead', 'Standard'),
    ('Lead', 'mkto71_Lead_Score__c'), ('Contact', 'Decided__c'), ('Contact', 'Old__c'), ('Contact', 'Empty__c'), ('Account', 'Decided__pc');
INSERT INTO object_usage (object, records) VALUES ('Lead', 5000), ('Contact', 10), ('Account', 10);
INSERT INTO field_usage (object, field, method, filled, records) VALUES ('Lead', 'New__c', 'counted', 1, 5000), ('Lead', 'Empty__c', 'counted', 0, 5000),
    ('Account', 'Decided__c', 'counted', 9, 10);
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName) VALUES
    ('Lead.00N000000000001', 'Lead', 'New__c'), ('Lead.00N000000000002', 'Lead', 'Old__c'), ('Lead.00N000000000003', 'Lead', 'Empty__c'),
    ('Lead.00N000000000004', 'Lead', 'Decided__c'), ('Lead.00N000000000005', 'Lead', 'Standard'), ('Lead.00N000000000006', 'Lead', 'mkto71_Lead_Score__c'),
    ('Contact.00N000000000007', 'Contact', 'Decided__c'), ('Account.00N000000000008', 'Account', 'Decided__pc');
INSERT INTO setup_custom_field (Id, CreatedDate)
SELECT printf('00N00000000000%dAAA', value), CASE value WHEN 1 THEN '2026-10-02' WHEN 2 THEN '2026-10-01' ELSE '2026-10-20' END || 'T00:00:00.000+0000'
FROM json_each('[1,2,3,4,5,6,7,8]');
INSERT INTO a_decision (object, field, needs) VALUES ('Lead', 'Decided__c', 'yes');
