-- case: demanded, and the sync logs in with a password
-- flags: -
-- message: ^the sync user has Multi-Factor Authentication for API Logins (granted by Factor, P), and logs in with user name and password$
-- severity: medium
-- basis: possible
-- who: salesforce
-- action: Take the second factor for API log-ins from the sync user
-- evidence: permission=TwoFactorApi
-- evidence: known_from=computed
-- evidence: granted_by=Factor, P
INSERT INTO a_container (name, kind) VALUES ('P', 'profile'), ('Factor', 'permission set'), ('Other', 'permission set');
INSERT INTO a_container (name, kind, active) VALUES ('Ended', 'permission set', 0);
INSERT INTO a_system_right (container, permission) VALUES ('P', 'TwoFactorApi'), ('Factor', 'TwoFactorApi'), ('Other', 'ForceTwoFactor'),
    ('Ended', 'TwoFactorApi');
INSERT INTO a_system_right (container, permission, granted) VALUES ('Other', 'TwoFactorApi', 0);
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO setup_login_history (Id, LoginTime, LoginType, Status, ApiType) VALUES
    ('1', '2026-10-31T08:00:00.000+0000', 'Other Apex API', 'Success', 'SOAP Partner'),
    ('2', '2026-10-31T08:00:00.000+0000', 'Remote Access 2.0', 'Success', NULL);

-- case: demanded, and no log-in by API was seen; one by OAuth failed
-- flags: -
-- message: Logins (granted by P); how it logs in is not known$
-- severity: medium
-- basis: possible
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission) VALUES ('P', 'TwoFactorApi');
INSERT INTO setup_login_history (Id, LoginTime, LoginType, Status) VALUES ('1', '2026-10-31T08:00:00.000+0000', 'Remote Access 2.0', 'Failed'),
    ('2', '2026-10-31T08:00:00.000+0000', 'Application', 'Success');

-- case: what grants it was not read
-- flags: -
-- message: API Logins; how
-- evidence: granted_by=null
INSERT INTO coverage (source, status) VALUES ('user_permission', 'ok');
INSERT INTO setup_user_permission_access VALUES ('TwoFactorApi', 1);

-- case: who logs in by OAuth is asked for nothing
-- ignores: -
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission) VALUES ('P', 'TwoFactorApi');
INSERT INTO setup_login_history (Id, LoginTime, LoginType, Status) VALUES ('1', '2026-10-31T08:00:00.000+0000', 'Remote Access 2.0', 'Success');

-- case: the second factor of people, and none
-- ignores: -
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'ForceTwoFactor', 1), ('P', 'TwoFactorApi', 0);
