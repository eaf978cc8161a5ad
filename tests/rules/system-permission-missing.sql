-- case: what the configured uses need, and nothing else
-- flags: -#ConvertLeads
-- message: Convert Leads: Convert Person fails
-- severity: high
-- basis: certain
-- who: salesforce
-- action: Give the sync user the missing system permissions
-- evidence: permission=ConvertLeads
-- evidence: capability=convert
-- evidence: known_from=asked
-- flags: -#EditEvent
-- severity: medium
INSERT INTO capability_setting VALUES ('persons'), ('convert'), ('tasks');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO setup_user_permission_access VALUES ('ApiEnabled', 1), ('ConvertLeads', 0), ('EditTask', 1), ('EditEvent', 0),
    ('EditHtmlTemplates', 0);
INSERT INTO coverage (source, status) VALUES ('user_permission', 'ok');

-- case: without a configuration only the API is needed; what Salesforce did not say is not missing
-- ignores: -
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO setup_user_permission_access VALUES ('ConvertLeads', 0), ('ApiEnabled', 0);
INSERT INTO coverage (source, status) VALUES ('user_permission', 'ok');

-- case: worked out from the sets
-- flags: -#ApiEnabled
-- severity: critical
UPDATE run SET as_user = 'marketo.sync@example.com';
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'ApiEnabled', 0);
