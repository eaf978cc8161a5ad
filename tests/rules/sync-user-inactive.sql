-- case: switched off
-- flags: -
-- message: is not active
-- severity: critical
-- basis: certain
-- who: salesforce
-- action: Activate the sync user
-- evidence: username=marketo.sync@example.com
-- evidence: last_login=2026-08-01T00:00:00.000+0000
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET IsActive = 0, LastLoginDate = '2026-08-01T00:00:00.000+0000';

-- case: at work
-- ignores: -
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');

-- case: whether it is active was not told
-- ignores: -
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET IsActive = NULL;
