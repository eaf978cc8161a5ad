-- case: campaigns sync
-- flags: Campaign#edit
-- message: campaigns sync, and the sync user has no Edit on them
-- severity: high
-- basis: certain
-- who: salesforce
-- action: Give the sync user Create and Edit on campaigns
-- evidence: permission=edit
-- ignores: Lead
INSERT INTO an_object (name, updateable) VALUES ('Campaign', 0), ('Lead', 0);
INSERT INTO synced_object_setting VALUES ('Campaign');

-- case: they are wanted
-- flags: Campaign#create
-- flags: Campaign#edit
INSERT INTO an_object (name, createable, updateable) VALUES ('Campaign', 0, 0);
INSERT INTO capability_setting VALUES ('campaigns');

-- case: they do not sync
-- ignores: Campaign
INSERT INTO an_object (name, createable, updateable) VALUES ('Campaign', 0, 0);

-- case: another object syncs, and campaigns were not described
-- ignores: Campaign
INSERT INTO an_object (name, createable, updateable, state) VALUES ('Campaign', 0, 0, 'ok');
INSERT INTO synced_object_setting VALUES ('Visit__c');

-- case: campaigns were not described
-- ignores: Campaign
INSERT INTO an_object (name, createable, updateable, state) VALUES ('Campaign', 0, 0, 'failed'), ('Lead', 1, 1, 'ok');
INSERT INTO synced_object_setting VALUES ('Campaign');
