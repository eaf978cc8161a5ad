-- case: most of them by the system
-- flags: Account
-- message: 20,000 records were touched in 7 days and users changed 4,000 of them: 16,000 were touched by the system only
-- severity: medium
-- basis: observed
-- who: salesforce
-- action: Find what touches records without changing them
-- evidence: stamped_7=20000
-- evidence: modified_7=4000
-- ignores: Lead
-- ignores: Contact
INSERT INTO coverage (source, object, status) VALUES ('history', '', 'ok'), ('history', 'Lead', 'ok'), ('history', 'Account', 'ok'),
    ('history', 'Contact', 'failed');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO change_hour VALUES ('Account', '2026-10-30', 2, 20000), ('Lead', '2026-10-30', 2, 20000), ('Contact', '2026-10-30', 2, 20000);
INSERT INTO change_user VALUES ('Account', '005000000000002AAA', 'Jo', 4000), ('Lead', '005000000000002AAA', 'Jo', 12000);

-- case: just enough, just too few, half, just above half, and what does not sync
-- flags: Lead
-- message: 5,000 records were touched in 7 days and users changed 0 of them
-- flags: Opportunity
-- message: 5,001 were touched by the system only
-- ignores: Contact
-- ignores: Account
-- ignores: Task
INSERT INTO coverage (source, object, status) SELECT 'history', value, 'ok' FROM json_each('["", "Lead", "Contact", "Account", "Opportunity", "Task"]');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity'), ('Task');
INSERT INTO change_hour VALUES ('Lead', '2026-10-30', 2, 5000), ('Contact', '2026-10-30', 2, 4999), ('Account', '2026-10-30', 2, 10000),
    ('Opportunity', '2026-10-30', 2, 10000), ('Task', '2026-10-30', 2, 20000);
INSERT INTO change_user VALUES ('Account', '005000000000002AAA', 'Jo', 5000), ('Opportunity', '005000000000002AAA', 'Jo', 4999);
