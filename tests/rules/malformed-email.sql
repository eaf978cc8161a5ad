-- case: just enough, just too few
-- flags: Lead
-- message: ^10 records of 5,000 have an address that cannot be right$
-- severity: medium
-- basis: observed
-- who: salesforce
-- action: Correct or empty the addresses that cannot be right
-- evidence: malformed=10
-- ignores: Contact
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO object_usage (object, records) VALUES ('Lead', 5000), ('Contact', 9);
INSERT INTO data_count VALUES ('malformed email of Lead', 'Lead', 10, NULL), ('malformed email of Contact', 'Contact', 9, NULL),
    ('no email of Contact', 'Contact', 4000, NULL);

-- case: how many records there are was not counted; a count that was refused
-- flags: Lead
-- message: ^1,200 records have
-- ignores: Contact
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO object_usage (object, records) VALUES ('Contact', 9000);
INSERT INTO data_count VALUES ('malformed email of Lead', 'Lead', 1200, NULL), ('malformed email of Contact', 'Contact', NULL, 'too slow');
