-- case: day after day
-- flags: -
-- message: 3 browser log-ins in 30 days, the newest on 2026-10-30
-- severity: medium
-- basis: observed
-- who: salesforce
-- action: Keep the sync user to Marketo alone
-- evidence: logins=3
-- evidence: newest=2026-10-30T08:00:00.000+0000
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO setup_login_history (Id, LoginTime, Application) VALUES ('1', '2026-10-28T08:00:00.000+0000', 'Browser'),
    ('2', '2026-10-29T08:00:00.000+0000', 'Browser'), ('3', '2026-10-30T08:00:00.000+0000', 'Browser');

-- case: Marketo's own log-ins, and one of the set-up
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO setup_login_history (Id, LoginTime, Application) VALUES ('1', '2026-10-28T08:00:00.000+0000', 'Browser'),
    ('2', '2026-10-29T08:00:00.000+0000', 'Marketo'), ('3', '2026-10-30T08:00:00.000+0000', 'Marketo');

-- case: two explain themselves
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO setup_login_history (Id, LoginTime, Application) VALUES ('1', '2026-10-28T08:00:00.000+0000', 'Browser'),
    ('2', '2026-10-29T08:00:00.000+0000', 'Browser');
