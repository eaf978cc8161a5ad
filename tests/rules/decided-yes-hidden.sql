-- case: decided yes
-- flags: Lead.Score__c
-- message: marketing needs it: scoring, and the sync user does not see it
-- severity: medium
-- basis: certain
-- who: salesforce
-- action: Make these fields visible to the sync user
-- evidence: why=scoring
-- evidence: marketing_contact=
-- evidence: answer=
-- flags: Lead.Planned__c
-- ignores: Lead.Seen__c
-- ignores: Contact
-- ignores: -
INSERT INTO an_object (name, state) VALUES ('Lead', 'ok'), ('Contact', 'failed');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Seen__c');
INSERT INTO a_decision (object, field, needs, why, answer) VALUES
    ('Lead', 'Score__c', 'yes', 'scoring', NULL), ('Lead', 'Planned__c', 'yes', NULL, 'planned'),
    ('Lead', 'Refused__c', 'yes', NULL, 'refused'), ('Lead', 'Done__c', 'yes', NULL, 'done'),
    ('Lead', 'Seen__c', 'yes', NULL, NULL), ('Lead', 'No__c', 'no', NULL, NULL), ('Contact', 'Score__c', 'yes', NULL, NULL),
    ('Gone__c', 'Name', 'yes', NULL, NULL);

-- case: seen on another object
-- flags: Lead.Score__c
-- ignores: Contact.Score__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Contact', 'Score__c');
INSERT INTO a_decision (object, field, needs) VALUES ('Lead', 'Score__c', 'yes');
