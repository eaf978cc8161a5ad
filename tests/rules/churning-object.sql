-- case: a fifth of the leads every day, most of them by one user
-- flags: Lead
-- message: 20,000 of 100,000 records are stamped on an average day (20 %); Scoring changed 75 % of what users changed in 7 days
-- severity: high
-- basis: observed
-- who: salesforce
-- action: Find the writer that touches so many records, and let it write what has changed
-- evidence: records=100000
-- evidence: stamped_14=280000
-- evidence: modified_7=40000
-- evidence: peak_hour=280000
-- ignores: Contact
-- ignores: Account
INSERT INTO coverage (source, status) VALUES ('history', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100000), ('Contact', 1000000), ('Account', 1000);
INSERT INTO change_hour VALUES ('Lead', '2026-10-30', 2, 280000), ('Contact', '2026-10-30', 2, 280000), ('Account', '2026-10-30', 2, 14000);
INSERT INTO change_user VALUES ('Lead', '005000000000002AAA', 'Scoring', 30000), ('Lead', '005000000000003AAA', 'Jo', 10000);
