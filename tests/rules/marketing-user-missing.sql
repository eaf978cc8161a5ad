-- case: campaigns sync
-- flags: -
-- severity: high
-- basis: certain
-- who: salesforce
-- action: Tick Marketing User on the sync user
-- evidence: marketing_user=false
INSERT INTO synced_object_setting VALUES ('Campaign');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET UserPermissionsMarketingUser = 0;

-- case: nobody said that campaigns sync
-- ignores: -
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET UserPermissionsMarketingUser = 0;

-- case: the flag is set
-- ignores: -
INSERT INTO capability_setting VALUES ('campaigns');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');

-- case: other things are synced and wanted
-- ignores: -
INSERT INTO synced_object_setting VALUES ('Visit__c');
INSERT INTO capability_setting VALUES ('persons');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET UserPermissionsMarketingUser = 0;

-- case: campaigns are wanted
-- flags: -
INSERT INTO capability_setting VALUES ('campaigns');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET UserPermissionsMarketingUser = 0;
