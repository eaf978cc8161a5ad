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

-- case: only what the answer was to change
-- flags: Lead.Fax
-- message: still found: field-write-missing, formula-time$
-- flags: Lead#Hide them
-- message: 1 finding it was to close is still there
-- flags: -#Merge them
-- message: 2 findings it was to close are still there
-- ignores: Lead.Phone
-- ignores: Lead.Title
-- flags: Contact.Score__c
-- message: it was to be made visible
-- ignores: Contact.Phone
-- ignores: Contact.Fax
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Fax'), ('Lead', 'Phone'), ('Lead', 'Title'), ('Contact', 'Phone'),
    ('Contact', 'Fax'), ('Lead', 'Score__c');
INSERT INTO found VALUES ('1', 'field-write-missing', 2, 'Lead', 'Fax', 'x', 'salesforce'), ('2', 'formula-time', 2, 'Lead', 'Fax', 'x', 'both'),
    ('3', 'formula-link', 2, 'Lead', 'Phone', 'x', 'marketo'), ('4', 'formula-time', 2, 'Lead', 'Title', 'x', 'both'),
    ('5', 'same-email', 2, 'Lead', NULL, 'Merge them', 'both'), ('6', 'same-email', 2, 'Contact', NULL, 'Merge them', 'both'),
    ('7', 'stale-by-name', 2, 'Lead', NULL, 'Hide them', 'both'), ('8', 'stale-by-name', 2, 'Account', NULL, 'Hide them', 'both');
INSERT INTO a_decision (object, field, needs, answer) VALUES ('Lead', 'Fax', NULL, 'done'), ('Lead', 'Phone', NULL, 'done'),
    ('Lead', 'Title', 'yes', 'done'), ('Contact', 'Phone', NULL, 'done'), ('Contact', 'Fax', NULL, 'done'),
    ('Contact', 'Score__c', 'yes', 'done');
INSERT INTO a_decision (object, action, status) VALUES ('Lead', 'Hide them', 'done'), ('', 'Merge them', 'done');

-- case: answered while the audit ran
-- ignores: Lead.Old__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Old__c');
INSERT INTO a_decision (object, field, needs, answer, changed) VALUES ('Lead', 'Old__c', 'no', 'done', '2026-11-01T00:00:00Z');
