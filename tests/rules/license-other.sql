-- case: an integration licence
-- flags: -
-- message: Salesforce Integration
-- severity: medium
-- basis: possible
-- who: salesforce
-- action: Give the sync user a Salesforce licence
-- evidence: license=Salesforce Integration
-- evidence: profile=Marketo Sync
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET "Profile.UserLicense.Name" = 'Salesforce Integration';

-- case: the licence asked for
-- ignores: -
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
