-- case: decided no
-- flags: Lead.Old__c
-- message: marketing does not need it, and the sync user still sees it
-- severity: medium
-- basis: certain
-- who: salesforce
-- action: Hide from the sync user: marketing does not need these fields
-- evidence: answer=
-- evidence: salesforce_contact=
-- evidence: review_by=
-- flags: Lead.Refused__c
-- message: Salesforce's answer: refused
-- ignores: Lead.Kept__c
-- ignores: Lead.Unsure__c
-- ignores: Lead.Done__c
-- ignores: Lead.New__c
-- ignores: Task.Old__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Task');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Old__c'), ('Lead', 'Refused__c'), ('Lead', 'Kept__c'), ('Lead', 'Unsure__c'),
    ('Lead', 'Done__c'), ('Lead', 'New__c'), ('Task', 'Old__c');
INSERT INTO a_decision (object, field, needs, answer) VALUES
    ('Lead', 'Old__c', 'no', NULL), ('Lead', 'Refused__c', 'no', 'refused'), ('Lead', 'Kept__c', 'yes', NULL),
    ('Lead', 'Unsure__c', 'unsure', NULL), ('Lead', 'Done__c', 'no', 'done'), ('Task', 'Old__c', 'no', NULL),
    ('Lead', 'Gone__c', 'no', NULL);

-- case: under its new name
-- flags: Lead.Renamed__c
-- ignores: Lead.Other__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Renamed__c'), ('Lead', 'Other__c');
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName)
VALUES ('Lead.00N000000000001', 'Lead', 'Renamed__c'), ('Lead.00N000000000002', 'Lead', 'Other__c');
INSERT INTO a_decision (object, field, field_id, needs) VALUES ('Lead', 'Old__c', 'Lead.00N000000000001', 'no');

-- case: nothing was decided
-- status: skipped
-- ignores: Lead.Old__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Old__c');
