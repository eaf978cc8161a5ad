-- case: Edit, Create and Delete on Lead and Contact
-- flags: Lead#edit
-- message: the sync user has no Edit on Lead
-- severity: critical
-- flags: Lead#create
-- severity: high
-- flags: Contact#create
-- severity: medium
-- flags: Contact#delete
-- severity: low
-- message: the sync user has no Delete on Contact: Delete Person in Marketo cannot delete it in Salesforce too
-- basis: certain
-- who: salesforce
-- action: Give the sync user Create, Edit and Delete on these objects
-- evidence: permission=delete
-- ignores: Account
-- ignores: Campaign
-- ignores: Task
INSERT INTO an_object (name, createable, updateable, deletable) VALUES
    ('Lead', 0, 0, 1), ('Contact', 0, 1, 0), ('Account', 0, 0, 0), ('Campaign', 0, 0, 0), ('Task', 0, 0, 0);

-- case: what was not described is not missing
-- flags: Lead#edit
-- ignores: Contact
INSERT INTO an_object (name, createable, updateable, deletable, state) VALUES ('Lead', 1, 0, 1, 'ok'), ('Contact', 0, 0, 0, 'failed');
