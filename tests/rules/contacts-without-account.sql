-- case: one in ten
-- flags: Contact
-- message: 10,000 of 100,000 contacts have no account (10.0 %)
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
