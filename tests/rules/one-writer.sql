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
