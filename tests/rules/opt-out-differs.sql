-- case: counted on both sides
-- flags: Lead
-- message: 130 addresses are on records that are opted out and on records that are not
-- severity: high
-- basis: observed
-- who: both
-- action: Opt out every record of an address that has opted out
-- evidence: both=130
-- evidence: addresses=1000
-- evidence: opted_out=230
-- evidence: not_opted_out=900
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO data_count VALUES ('addresses of Lead', 'Lead', 1000, NULL), ('addresses opted out of Lead', 'Lead', 230, NULL),
    ('addresses not opted out of Lead', 'Lead', 900, NULL), ('addresses of Contact', 'Contact', 1000, NULL),
    ('addresses opted out of Contact', 'Contact', 100, NULL), ('addresses not opted out of Contact', 'Contact', 900, NULL);

-- case: one part was refused
-- ignores: Lead
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO data_count VALUES ('addresses of Lead', 'Lead', 1000, NULL), ('addresses opted out of Lead', 'Lead', NULL, 'too slow'),
    ('addresses not opted out of Lead', 'Lead', 1000, NULL);

-- case: one address of several objects
-- flags: Lead
-- message: 1 address is on records
-- flags: Contact
-- evidence: both=2
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO data_count VALUES ('addresses of Lead', 'Lead', 1000, NULL), ('addresses opted out of Lead', 'Lead', 101, NULL),
    ('addresses not opted out of Lead', 'Lead', 900, NULL), ('addresses of Contact', 'Contact', 10, NULL),
    ('addresses opted out of Contact', 'Contact', 5, NULL), ('addresses not opted out of Contact', 'Contact', 7, NULL);
