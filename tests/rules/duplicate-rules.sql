-- case: two on leads; one on contacts that was seen to block; accounts are not written
-- flags: Lead
-- message: 2 active duplicate rules: By mail, By name
-- severity: low
-- basis: possible
-- who: salesforce
-- action: Let the sync user pass duplicate rules, or have them report only
-- evidence: rules=["By mail","By name"]
-- flags: Contact
-- severity: high
-- basis: observed
-- ignores: Account
INSERT INTO coverage (source, status) VALUES ('automation', 'ok'), ('errors', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO setup_duplicate_rule (Id, MasterLabel, SobjectType) VALUES ('0Bm1', 'By name', 'Lead'), ('0Bm2', 'By mail', 'Lead'),
    ('0Bm3', 'Standard', 'Contact'), ('0Bm4', 'Standard', 'Account');
INSERT INTO marketo_error (error_type, object, details, failures) VALUES ('x', 'Contact', 'DUPLICATES_DETECTED: Use one of these records?', 12);

-- case: failures with another reason, or of another object
-- flags: Lead
-- severity: low
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('automation', 'ok'), ('errors', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO setup_duplicate_rule (Id, MasterLabel, SobjectType) VALUES ('0Bm1', 'By name', 'Lead');
INSERT INTO marketo_error (error_type, object, details, failures) VALUES ('x', 'Lead', 'UNABLE_TO_LOCK_ROW: busy', 12),
    ('x', 'Contact', 'DUPLICATES_DETECTED: Use one of these records?', 12);
