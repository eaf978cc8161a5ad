-- case: leads are pushed, accounts only read
-- flags: Lead
-- message: 5,000 records are owned by users who are not active
-- severity: high
-- basis: observed
-- who: salesforce
-- action: Give records of inactive users an active owner
-- evidence: records=5000
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

-- case: just enough, beside another fact and a permission that was not granted
-- flags: Lead
-- severity: high
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'UpdateWithInactiveOwner', 0), ('P', 'ViewSetup', 1);
INSERT INTO data_count VALUES ('inactive owner of Lead', 'Lead', 100, NULL), ('queue of Contact', 'Contact', 5000, NULL);
