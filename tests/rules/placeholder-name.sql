-- case: three in a hundred
-- flags: Lead
-- message: 3,000 of 100,000 records have a placeholder (unknown, n/a, -) as last name or company (3.0 %)
-- severity: low
-- basis: observed
-- who: both
-- action: Have placeholder names filled or removed
-- evidence: placeholders=3000
-- evidence: records=100000
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100000), ('Contact', 100000);
INSERT INTO data_count VALUES ('placeholder name of Lead', 'Lead', 3000, NULL), ('placeholder name of Contact', 'Contact', 2000, NULL);

-- case: just enough to matter, too few, and another fact
-- flags: Lead
-- message: 100 of 100 records
-- ignores: Contact
-- ignores: Account
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100), ('Contact', 99), ('Account', 900);
INSERT INTO data_count VALUES ('placeholder name of Lead', 'Lead', 100, NULL), ('placeholder name of Contact', 'Contact', 99, NULL),
    ('inactive owner of Account', 'Account', 900, NULL);

-- case: just above the share
-- flags: Contact
-- message: 2,001 of 100,000 records have a placeholder (unknown, n/a, -) as last name (2.0 %)
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO object_usage (object, records) VALUES ('Contact', 100000);
INSERT INTO data_count VALUES ('placeholder name of Contact', 'Contact', 2001, NULL);
