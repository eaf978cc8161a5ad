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
