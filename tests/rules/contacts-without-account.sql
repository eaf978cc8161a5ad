-- case: one in ten
-- flags: Contact
-- message: 10,000 of 100,000 contacts have no account (10.0 %)
-- severity: low
-- basis: observed
-- who: salesforce
-- action: Give contacts an account
-- evidence: without_account=10000
-- evidence: contacts=100000
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO object_usage (object, records) VALUES ('Contact', 100000);
INSERT INTO data_count VALUES ('no account of Contact', 'Contact', 10000, NULL);

-- case: few
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO object_usage (object, records) VALUES ('Contact', 100000);
INSERT INTO data_count VALUES ('no account of Contact', 'Contact', 5000, NULL);

-- case: just enough to matter
-- flags: Contact
-- message: 100 of 100 contacts
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Contact'), ('Lead');
INSERT INTO object_usage (object, records) VALUES ('Contact', 100), ('Lead', 100);
INSERT INTO data_count VALUES ('no account of Contact', 'Contact', 100, NULL), ('no email of Contact', 'Contact', 100, NULL);

-- case: too few to matter
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO object_usage (object, records) VALUES ('Contact', 99);
INSERT INTO data_count VALUES ('no account of Contact', 'Contact', 99, NULL);

-- case: just above the share
-- flags: Contact
-- message: 5,001 of 100,000
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO object_usage (object, records) VALUES ('Contact', 100000);
INSERT INTO data_count VALUES ('no account of Contact', 'Contact', 5001, NULL);
