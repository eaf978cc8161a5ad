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
