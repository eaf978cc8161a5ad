-- case: with a password
-- flags: -
-- message: 1 log-in by SOAP login() in 30 days, the newest on 2026-10-30
-- severity: low
-- basis: possible
-- who: both
-- action: Let Marketo log in by OAuth
-- evidence: logins=1
-- evidence: newest=2026-10-30T08:00:00.000+0000
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO setup_login_history (Id, LoginTime, LoginType, ApiType, Status) VALUES
    ('1', '2026-10-30T08:00:00.000+0000', 'Other Apex API', 'SOAP Partner', 'Success');

-- case: by OAuth, in a browser, and one that failed
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO setup_login_history (Id, LoginTime, LoginType, ApiType, Status) VALUES
    ('1', '2026-10-30T08:00:00.000+0000', 'Remote Access 2.0', 'SOAP Partner', 'Success'),
    ('2', '2026-10-30T08:00:00.000+0000', 'Application', 'N/A', 'Success'),
    ('3', '2026-10-30T08:00:00.000+0000', 'Application', NULL, 'Success'),
    ('4', '2026-10-30T08:00:00.000+0000', 'Other Apex API', 'SOAP Partner', 'Invalid Password');
