-- case: on three working days, not at night, not on a weekend, not in small numbers
-- flags: Lead
-- message: on 3 of the last 14 days one business hour had more than 30 % of the records touched that day, up to 9,000, mostly 14:00 UTC
-- severity: medium
-- basis: observed
-- who: salesforce
-- action: Move mass updates out of business hours
-- evidence: days=3
-- evidence: most=9000
-- ignores: Contact
-- ignores: Account
INSERT INTO coverage (source, status) VALUES ('history', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO change_hour VALUES ('Lead', '2026-10-26', 14, 9000), ('Lead', '2026-10-26', 9, 100), ('Lead', '2026-10-27', 14, 8000),
    ('Lead', '2026-10-28', 9, 8000), ('Lead', '2026-10-29', 9, 2500), ('Lead', '2026-10-29', 10, 2500), ('Lead', '2026-10-29', 11, 2500),
    ('Lead', '2026-10-29', 12, 2500), ('Lead', '2026-10-31', 14, 9000);
INSERT INTO change_hour VALUES ('Contact', '2026-10-26', 2, 9000), ('Contact', '2026-10-27', 2, 9000), ('Contact', '2026-10-28', 2, 9000);
INSERT INTO change_hour VALUES ('Account', '2026-10-26', 14, 900), ('Account', '2026-10-27', 14, 900), ('Account', '2026-10-28', 14, 900);

-- case: the first and the last business hour, just enough of a day; and the hours beside them
-- flags: Lead
-- message: up to 2,000, mostly 08:00 UTC
-- flags: Contact
-- message: mostly 17:00 UTC
-- ignores: Account
-- ignores: Opportunity
INSERT INTO coverage (source, status) VALUES ('history', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');
INSERT INTO change_hour SELECT o.value, d.value, h.value, iif(h.value = 3, 4600, 2000)
FROM json_each('["2026-10-26", "2026-10-27", "2026-10-28"]') d, json_each('["Lead", "Contact"]') o, json_each('[3, 8, 17]') h
WHERE h.value <> iif(o.value = 'Lead', 17, 8);
INSERT INTO change_hour SELECT o.value, d.value, h.value, iif(h.value = 9, 1999, 2000)
FROM json_each('["2026-10-26", "2026-10-27", "2026-10-28"]') d, json_each('["Account", "Opportunity"]') o, json_each('[7, 9, 18]') h
WHERE (o.value = 'Account') = (h.value = 18);

-- case: at the share, on two days, and what does not sync
-- ignores: Lead
-- ignores: Contact
-- ignores: Task
INSERT INTO coverage (source, status) VALUES ('history', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Task');
INSERT INTO change_hour SELECT 'Lead', d.value, h.value, iif(h.value = 3, 7000, 3000)
FROM json_each('["2026-10-26", "2026-10-27", "2026-10-28"]') d, json_each('[3, 9]') h;
INSERT INTO change_hour SELECT o.value, d.value, 9, 2500
FROM json_each('["2026-10-26", "2026-10-27", "2026-10-28"]') d, json_each('["Contact", "Task"]') o WHERE o.value = 'Task' OR d.value < '2026-10-28';
