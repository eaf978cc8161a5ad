-- case: two relations to one person
-- flags: Visit__c
-- message: leads to a person in 2 ways: Account__c (Account), Contact__c (Contact)
-- severity: medium
-- flags: Referral__c
-- ignores: Seminar__c
-- ignores: Ticket__c
-- ignores: Idle__c
-- ignores: Opportunity
INSERT INTO synced_object_setting VALUES ('Visit__c'), ('Referral__c'), ('Seminar__c'), ('Ticket__c');
INSERT INTO an_object (name) VALUES ('Visit__c'), ('Referral__c'), ('Seminar__c'), ('Ticket__c'), ('Idle__c'), ('Opportunity');
INSERT INTO a_field (object, name, type, referenceTo) VALUES
    ('Visit__c', 'Contact__c', 'reference', '["Contact"]'), ('Visit__c', 'Account__c', 'reference', '["Account"]'),
    ('Referral__c', 'Giver__c', 'reference', '["Contact"]'), ('Referral__c', 'Taker__c', 'reference', '["Contact"]'),
    ('Seminar__c', 'Lead__c', 'reference', '["Lead"]'), ('Seminar__c', 'Contact__c', 'reference', '["Contact"]'),
    ('Ticket__c', 'Contact__c', 'reference', '["Contact"]'), ('Ticket__c', 'OwnerId', 'reference', '["User"]'),
    ('Idle__c', 'Contact__c', 'reference', '["Contact"]'), ('Idle__c', 'Account__c', 'reference', '["Account"]'),
    ('Opportunity', 'AccountId', 'reference', '["Account"]'), ('Opportunity', 'ContactId', 'reference', '["Contact"]');
