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

-- case: just enough of both, and just too few; nothing to compare with; what does not sync
-- flags: Lead
-- message: ^5,000 of 50,000 records are stamped on an average day (10 %)$
-- ignores: Contact
-- ignores: Account
-- ignores: Opportunity
-- ignores: Task
INSERT INTO coverage (source, status) VALUES ('history', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity'), ('Task');
INSERT INTO object_usage (object, records) VALUES ('Lead', 50000), ('Contact', 10000), ('Account', 50001), ('Opportunity', 0), ('Task', 1000);
INSERT INTO change_hour VALUES ('Lead', '2026-10-30', 2, 70000), ('Contact', '2026-10-30', 2, 69999), ('Account', '2026-10-30', 2, 70000),
    ('Opportunity', '2026-10-30', 2, 280000), ('Task', '2026-10-30', 2, 280000);
INSERT INTO change_user VALUES ('Contact', '005000000000002AAA', 'Scoring', 9000000), ('Lead', '005000000000002AAA', 'Scoring', 5000),
    ('Lead', '005000000000003AAA', 'Jo', 5000);
