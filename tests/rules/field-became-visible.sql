-- case: on fields; decided; Marketo's own; ignored by the sync; seen from the first audit on
-- flags: Lead.New__c
-- message: visible since 2026-10-05
-- ignores: Lead.Wanted__c
-- ignores: Lead.Refused__c
-- ignores: Lead.mkto71_Score__c
-- ignores: Lead.Old__c
-- ignores: Contact.LastActivityDate
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'New__c'), ('Lead', 'Refused__c'), ('Lead', 'Wanted__c'), ('Lead', 'mkto71_Score__c'), ('Lead', 'Old__c'),
    ('Contact', 'LastActivityDate');
INSERT INTO became_visible VALUES ('Lead', 'New__c', '2026-10-05T02:00:00Z', 0), ('Lead', 'Refused__c', '2026-10-06T02:00:00Z', 0),
    ('Lead', 'Wanted__c', '2026-10-05T02:00:00Z', 0), ('Lead', 'mkto71_Score__c', '2026-10-05T02:00:00Z', 0),
    ('Contact', 'LastActivityDate', '2026-10-05T02:00:00Z', 0), ('Lead', 'Gone__c', '2026-10-05T02:00:00Z', 0);
INSERT INTO a_decision (object, field, needs) VALUES ('Lead', 'Wanted__c', 'yes'), ('Lead', 'Refused__c', 'no');

-- case: a whole object; one whose fields do not sync
-- flags: Contact
-- message: the object is visible since 2026-10-05, with 2 fields that nobody has decided on
-- ignores: Visit__c
INSERT INTO an_object (name) VALUES ('Contact'), ('Visit__c');
INSERT INTO a_field (object, name) VALUES ('Contact', 'A__c'), ('Contact', 'B__c'), ('Visit__c', 'A__c');
INSERT INTO became_visible VALUES ('Contact', 'A__c', '2026-10-05T02:00:00Z', 1), ('Contact', 'B__c', '2026-10-05T02:00:00Z', 1),
    ('Visit__c', 'A__c', '2026-10-05T02:00:00Z', 1);
