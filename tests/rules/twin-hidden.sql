-- case: one side hidden, in each direction; both visible; no twin at all
-- flags: Lead.Region__c
-- message: ^visible on Lead, and Contact.Region__c is there too, hidden from the sync user (not visible)$
-- severity: medium
-- basis: certain
-- who: both
-- action: Make the twin visible too, or hide both
-- proposed: decide
-- evidence: hidden=Contact.Region__c
-- evidence: reason=not visible
-- flags: Contact.Tier__c
-- message: ^visible on Contact, and Lead.Tier__c
-- ignores: Lead.Both__c
-- ignores: Contact.Both__c
-- ignores: Lead.Alone__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Region__c'), ('Contact', 'Tier__c'), ('Lead', 'Both__c'), ('Contact', 'Both__c'),
    ('Lead', 'Alone__c');
INSERT INTO coverage (source, status) VALUES ('setup', 'ok');
INSERT INTO a_definition (object, name) VALUES ('Lead', 'Region__c'), ('Contact', 'Region__c'), ('Lead', 'Tier__c'), ('Contact', 'Tier__c'),
    ('Lead', 'Both__c'), ('Contact', 'Both__c'), ('Lead', 'Alone__c');

-- case: another letter case; another object; a standard field, Marketo's own
-- flags: Lead.Region__c
-- evidence: hidden=Contact.REGION__c
-- ignores: Lead.Owned__c
-- ignores: Account.Region__c
-- ignores: Account.Only__c
-- ignores: Lead.Department
-- ignores: Lead.mkto71_Lead_Score__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Region__c'), ('Lead', 'Owned__c'), ('Account', 'Region__c'), ('Account', 'Only__c'), ('Lead', 'Department'),
    ('Lead', 'mkto71_Lead_Score__c');
INSERT INTO coverage (source, status) VALUES ('setup', 'ok');
INSERT INTO a_definition (object, name) VALUES ('Contact', 'REGION__c'), ('Account', 'Owned__c'), ('Lead', 'Only__c'), ('Contact', 'Department'),
    ('Contact', 'mkto71_Lead_Score__c');

-- case: decided on either side; a row of decisions that decides nothing
-- flags: Lead.Open__c
-- ignores: Lead.Yes__c
-- ignores: Lead.No__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Yes__c'), ('Lead', 'No__c'), ('Lead', 'Open__c');
INSERT INTO coverage (source, status) VALUES ('setup', 'ok');
INSERT INTO a_definition (object, name) VALUES ('Contact', 'Yes__c'), ('Contact', 'No__c'), ('Contact', 'Open__c');
INSERT INTO a_decision (object, field, needs, why) VALUES ('Lead', 'Yes__c', 'yes', NULL), ('Contact', 'No__c', 'no', NULL),
    ('Lead', 'Open__c', NULL, 'asked in May');
