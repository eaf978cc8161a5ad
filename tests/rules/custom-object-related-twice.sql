-- case: two relations to one person
-- flags: Visit__c
-- message: leads to a person in 2 ways: Account__c (Account), Contact__c (Contact)
-- severity: medium
-- basis: certain
-- who: both
-- action: Keep one relation of the object to the person
-- evidence: relations={"Account__c":"Account","Contact__c":"Contact"}
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

-- case: two of each kind, one of each kind
-- flags: Two_Leads__c
-- message: ^leads to a person in 2 ways: First__c (Lead), Second__c (Lead)$
-- flags: Two_Accounts__c
-- message: ^leads to a person in 2 ways
-- flags: Lead_and_Account__c
-- ignores: One_Lead__c
-- ignores: One_Account__c
INSERT INTO synced_object_setting VALUES ('Two_Leads__c'), ('Two_Accounts__c'), ('Lead_and_Account__c'), ('One_Lead__c'), ('One_Account__c');
INSERT INTO an_object (name) SELECT object FROM synced_object_setting;
INSERT INTO a_field (object, name, type, referenceTo) VALUES
    ('Two_Leads__c', 'First__c', 'reference', '["Lead"]'), ('Two_Leads__c', 'Second__c', 'reference', '["Lead"]'),
    ('Two_Leads__c', 'OwnerId', 'reference', '["User"]'),
    ('Two_Accounts__c', 'First__c', 'reference', '["Account"]'), ('Two_Accounts__c', 'Second__c', 'reference', '["Account"]'),
    ('Lead_and_Account__c', 'First__c', 'reference', '["Lead"]'), ('Lead_and_Account__c', 'Second__c', 'reference', '["Account"]'),
    ('One_Lead__c', 'First__c', 'reference', '["Lead"]'), ('One_Account__c', 'First__c', 'reference', '["Account"]');
