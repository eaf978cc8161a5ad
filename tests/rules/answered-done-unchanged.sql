-- case: answers on fields
-- flags: Lead.Old__c
-- message: it was to be hidden, and the sync user still sees it
-- basis: certain
-- who: salesforce
-- action: Look again at what was answered done
-- evidence: answered=2026-10-01T00:00:00Z
-- evidence: by=
-- flags: Lead.Score__c
-- message: it was to be made visible
-- severity: medium
-- ignores: Lead.Seen__c
-- ignores: Lead.Planned__c
-- ignores: Lead.Late__c
-- ignores: Contact
INSERT INTO an_object (name, state) VALUES ('Lead', 'ok'), ('Contact', 'failed');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Old__c'), ('Lead', 'Seen__c'), ('Lead', 'Planned__c'), ('Lead', 'Late__c');
INSERT INTO a_decision (object, field, needs, answer, changed) VALUES
    ('Lead', 'Old__c', 'no', 'done', NULL), ('Lead', 'Score__c', 'yes', 'done', NULL), ('Lead', 'Hidden__c', 'no', 'done', NULL),
    ('Lead', 'Seen__c', 'yes', 'done', NULL), ('Lead', 'Planned__c', 'no', 'planned', NULL),
    ('Lead', 'Late__c', 'no', 'done', '2026-11-02T00:00:00Z'), ('Contact', 'Score__c', 'yes', 'done', NULL);

-- case: what the rules found is still there, on a field and for an action
-- flags: Lead.Fax
-- message: still found: field-write-missing
-- flags: Lead#Give the sync user Edit
-- message: 2 findings it was to close are still there
-- ignores: Lead.Phone
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Fax'), ('Lead', 'Phone');
INSERT INTO found VALUES
    ('1', 'field-write-missing', 2, 'Lead', 'Fax', 'Give the sync user Edit', 'salesforce'),
    ('2', 'field-write-missing', 2, 'Lead', 'Phone', 'Give the sync user Edit', 'salesforce');
INSERT INTO a_decision (object, field, answer) VALUES ('Lead', 'Fax', 'done');
INSERT INTO a_decision (object, action, status) VALUES
    ('Lead', 'Give the sync user Edit', 'done'), ('Lead', 'Rename it', 'done'), ('', 'Give the sync user Edit', 'planned');
