-- case: refused yesterday
-- flags: -#Restricted IP
-- message: 2 log-ins failed in the last 7 days: Restricted IP
-- severity: high
-- basis: observed
-- who: both
-- action: Mend the log-in of the sync user
-- evidence: logins=2
-- evidence: newest=2026-10-31T09:00:00.000+0000
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO setup_login_history (Id, LoginTime, Status) VALUES ('1', '2026-10-31T08:00:00.000+0000', 'Restricted IP'),
    ('2', '2026-10-31T09:00:00.000+0000', 'Restricted IP'), ('3', '2026-10-31T09:00:00.000+0000', 'Success');

-- case: long ago
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO setup_login_history (Id, LoginTime, Status) VALUES ('1', '2026-10-11T08:00:00.000+0000', 'Invalid Password');

-- case: seven days ago to the second, and a second before
-- flags: -#Restricted IP
-- message: ^1 log-in failed
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO setup_login_history (Id, LoginTime, Status) VALUES ('1', '2026-10-25T00:00:00.000+0000', 'Restricted IP'),
    ('2', '2026-10-24T23:59:59.000+0000', 'Restricted IP');
