-- case: three in a hundred
-- flags: Lead
-- message: 3,000 of 100,000 records have a placeholder (unknown, n/a, -) as last name or company (3.0 %)
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100000), ('Contact', 100000);
INSERT INTO data_count VALUES ('placeholder name of Lead', 'Lead', 3000, NULL), ('placeholder name of Contact', 'Contact', 2000, NULL);
