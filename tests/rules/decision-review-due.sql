-- case: days that have come, and days that cannot be read
-- flags: Lead
-- message: 1 decision was to be reviewed by now (Old__c); 1 day to review by cannot be read (Odd__c: next spring)
-- severity: low
-- basis: certain
-- who: both
-- action: Review the decisions whose day has come
-- evidence: due=1
-- evidence: unreadable=1
-- flags: -
-- message: 1 decision was to be reviewed by now (Hide them)
-- ignores: Contact
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_decision (object, field, review_by) VALUES
    ('Lead', 'Old__c', '2026-10-31'), ('Lead', 'Odd__c', 'next spring'), ('Lead', 'New__c', '2026-11-02'),
    ('Contact', 'Today__c', '2026-11-01');
INSERT INTO a_decision (action, review_by) VALUES ('Hide them', '2026-01-01 12:00');

-- case: only the first ten by name; what has no day is nothing to review
-- flags: Lead
-- message: ^11 decisions were to be reviewed by now (F01__c, F02__c, F03__c, F04__c, F05__c, F06__c, F07__c, F08__c, F09__c, F10__c)$
-- flags: Contact
-- message: ^2 days to review by cannot be read
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_decision (object, field, review_by) SELECT 'Lead', printf('F%02d__c', value), '2026-10-31' FROM json_each('[1,2,3,4,5,6,7,8,9,10,11]');
INSERT INTO a_decision (object, field, review_by) VALUES ('Contact', 'Odd__c', 'soon'), ('Contact', 'Even__c', 'later');
INSERT INTO a_decision (object, field, needs) VALUES ('Account', 'Tier__c', 'yes');
INSERT INTO a_decision (object, action, status) VALUES ('Account', 'Hide them', 'done');

-- case: days that there are not
-- flags: Contact
-- message: ^4 days to review by cannot be read (A__c: 2026-02-30, B__c: 2026-13-01, C__c: 2026-10-311, D__c: 26-10-31)$
-- evidence: due=0
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO a_decision (object, field, review_by) VALUES
    ('Contact', 'A__c', '2026-02-30'), ('Contact', 'B__c', '2026-13-01'), ('Contact', 'C__c', '2026-10-311'), ('Contact', 'D__c', '26-10-31');
