-- case: one for each object
-- flags: Lead
-- message: 2 of 3 custom fields that sync have no reason written down
-- severity: low
-- basis: certain
-- who: marketo
-- action: Write down why these fields sync, or decide that they need not
-- evidence: fields=3
-- evidence: without_reason=2
-- evidence: undecided=1
-- ignores: Lead.Score__c
-- ignores: Contact
-- ignores: Task
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Task');
INSERT INTO a_field (object, name) VALUES
    ('Lead', 'Score__c'), ('Lead', 'Old__c'), ('Lead', 'Unsure__c'), ('Lead', 'No__c'), ('Lead', 'Email'),
    ('Lead', 'mkto71_Lead_Score__c'), ('Contact', 'Score__c'), ('Task', 'Score__c');
INSERT INTO a_decision (object, field, needs, why) VALUES
    ('Lead', 'Score__c', 'yes', 'scoring'), ('Lead', 'Unsure__c', 'unsure', NULL), ('Lead', 'No__c', 'no', NULL),
    ('Contact', 'Score__c', 'yes', 'scoring');

-- case: what is there for the sync anyway needs no reason
-- flags: Lead
-- message: 1 of 1 custom fields
-- ignores: Contact
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Score__c'), ('Lead', 'Industry'), ('Contact', 'mkto71_Lead_Score__c'),
    ('Contact', 'mkto_si__Urgency__c'), ('Contact', 'Hobby__c'), ('Account', 'Hobby__pc');
INSERT INTO a_decision (object, field, needs, why) VALUES ('Contact', 'Hobby__c', 'yes', 'hobbies');
