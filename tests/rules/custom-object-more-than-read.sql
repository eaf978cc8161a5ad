-- case: rights the sync does not use
-- flags: Visit__c
-- message: may also create, edit, delete
-- severity: low
-- basis: certain
-- who: salesforce
-- action: Leave the sync user only Read on these objects
-- evidence: create=1
-- evidence: edit=1
-- evidence: delete=1
-- flags: Ticket__c
-- message: may also edit; the
-- ignores: Seminar__c
-- ignores: Idle__c
-- ignores: Account
INSERT INTO synced_object_setting VALUES ('Visit__c'), ('Ticket__c'), ('Seminar__c');
INSERT INTO an_object (name, createable, updateable, deletable) VALUES
    ('Visit__c', 1, 1, 1), ('Ticket__c', 0, 1, 0), ('Seminar__c', 0, 0, 0), ('Idle__c', 1, 1, 1), ('Account', 1, 1, 1);
