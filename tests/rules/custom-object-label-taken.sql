-- case: an enabled object with the label of another
-- flags: Visit__c
-- message: its label "Visit" is also that of crm__Visit__c
-- severity: high
-- basis: certain
-- who: salesforce
-- action: Rename one of the objects with the same label
-- evidence: label=Visit
-- evidence: others=["crm__Visit__c"]
-- ignores: crm__Visit__c
-- ignores: Ticket__c
-- ignores: Note__c
-- ignores: Case
INSERT INTO synced_object_setting VALUES ('Visit__c'), ('Ticket__c');
INSERT INTO an_object (name, label) VALUES
    ('Visit__c', 'Visit'), ('crm__Visit__c', 'visit'), ('Ticket__c', 'Case'), ('Case', 'Case'), ('Note__c', 'Note'),
    ('crm__Note__c', 'Note');
