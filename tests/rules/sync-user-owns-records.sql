-- case: too many leads under one owner
-- flags: Lead
-- message: 20,000 records are owned by the sync user
-- severity: high
-- basis: observed
-- who: salesforce
-- action: Give the sync user's records to people or queues
-- evidence: records=20000
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO data_count VALUES ('sync user owns of Lead', 'Lead', 20000, NULL), ('sync user owns of Contact', 'Contact', 10000, NULL);

-- case: one too many, and another fact
-- flags: Lead
-- message: 10,001
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO data_count VALUES ('sync user owns of Lead', 'Lead', 10001, NULL), ('inactive owner of Contact', 'Contact', 20000, NULL);
