-- case: an integration, and the sync user itself
-- flags: Lead
-- message: Enrichment changed 90,000 of the 100,000 records that users changed in 7 days (90 %)
-- severity: high
-- basis: observed
-- who: salesforce
-- action: Let the integration write only what has changed, at night
-- evidence: user_id=005000000000002AAA
-- evidence: records=90000
-- evidence: modified_7=100000
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('history', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO change_user VALUES ('Lead', '005000000000002AAA', 'Enrichment', 90000), ('Lead', '005000000000003AAA', 'Jo', 10000),
    ('Contact', '005000000000001AAA', 'Marketo Sync', 90000), ('Contact', '005000000000003AAA', 'Jo', 10000);

-- case: many, each a little
-- ignores: Lead
INSERT INTO coverage (source, status) VALUES ('history', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO change_user VALUES ('Lead', '005000000000002AAA', 'Sam', 50000), ('Lead', '005000000000003AAA', 'Jo', 50000);

-- case: just enough, just too few, what is not written, and what another user of this audit changed
-- flags: Lead
-- message: Enrichment changed 10,000 of the 10,000
-- ignores: Contact
-- ignores: Account
INSERT INTO coverage (source, status) VALUES ('history', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO userinfo (connection, user_id, organization_id, preferred_username, name) VALUES ('admin', '005000000000002AAA', '00D000000000001EAA', 'a@b', 'Enrichment');
INSERT INTO change_user VALUES ('Lead', '005000000000002AAA', 'Enrichment', 10000), ('Contact', '005000000000002AAA', 'Enrichment', 9999),
    ('Account', '005000000000002AAA', 'Enrichment', 90000);

-- case: just above half
-- flags: Lead
-- message: 50,001 of the 100,000
INSERT INTO coverage (source, status) VALUES ('history', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO change_user VALUES ('Lead', '005000000000002AAA', 'Enrichment', 50001), ('Lead', '005000000000003AAA', 'Jo', 49999);
