-- case: an integration licence
-- flags: -
-- message: Salesforce Integration
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET "Profile.UserLicense.Name" = 'Salesforce Integration';

-- case: the licence asked for
-- ignores: -
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
