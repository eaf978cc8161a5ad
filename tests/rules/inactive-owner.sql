-- case: leads are pushed, accounts only read
-- flags: Lead
-- message: 5,000 records are owned by users who are not active
-- severity: high
-- flags: Account
-- severity: low
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO data_count VALUES ('inactive owner of Lead', 'Lead', 5000, NULL), ('inactive owner of Contact', 'Contact', 99, NULL),
    ('inactive owner of Account', 'Account', 5000, NULL);

-- case: the sync user may update them all the same
-- ignores: Lead
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission) VALUES ('P', 'UpdateWithInactiveOwner');
INSERT INTO data_count VALUES ('inactive owner of Lead', 'Lead', 5000, NULL);
