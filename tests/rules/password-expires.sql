-- case: a password that expires
-- flags: -
-- message: lacks Password Never Expires; the password is of 2026-08-01
-- severity: medium
-- basis: possible
-- who: salesforce
-- action: Let the sync user's password never expire
-- evidence: permission=PasswordNeverExpires
-- evidence: password_changed=2026-08-01T00:00:00.000+0000
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET LastPasswordChangeDate = '2026-08-01T00:00:00.000+0000';
INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'PasswordNeverExpires', 0);
INSERT INTO setup_login_history (Id, LoginTime, LoginType, ApiType, Status) VALUES
    ('1', '2026-10-30T08:00:00.000+0000', 'Other Apex API', 'SOAP Partner', 'Success');

-- case: one that does not
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission) VALUES ('P', 'PasswordNeverExpires');
INSERT INTO setup_login_history (Id, LoginTime, LoginType, ApiType, Status) VALUES
    ('1', '2026-10-30T08:00:00.000+0000', 'Other Apex API', 'SOAP Partner', 'Success');

-- case: no password is used
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'PasswordNeverExpires', 0);
INSERT INTO setup_login_history (Id, LoginTime, LoginType, ApiType, Status) VALUES
    ('1', '2026-10-30T08:00:00.000+0000', 'Remote Access 2.0', 'SOAP Partner', 'Success');

-- case: another permission is missing
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('logins', 'LoginHistory', 'ok');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'PasswordNeverExpires', 1), ('P', 'ConvertLeads', 0);
INSERT INTO setup_login_history (Id, LoginTime, LoginType, ApiType, Status) VALUES
    ('1', '2026-10-30T08:00:00.000+0000', 'Other Apex API', 'SOAP Partner', 'Success');
