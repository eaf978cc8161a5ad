-- case: Type cannot be edited
-- flags: Account.Type
-- message: can read it and not edit it
-- severity: low
-- basis: certain
-- who: salesforce
-- action: Give the sync user Read and Edit on Account.Type
-- evidence: visible=true
-- ignores: Account.Industry
-- ignores: Opportunity.Type
INSERT INTO an_object (name) VALUES ('Account'), ('Opportunity');
INSERT INTO a_field (object, name, type, createable, updateable) VALUES
    ('Account', 'Type', 'picklist', 0, 0), ('Account', 'Industry', 'picklist', 0, 0), ('Opportunity', 'Type', 'picklist', 0, 0);

-- case: Type cannot be seen
-- flags: Account.Type
-- message: cannot see it
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Account');

-- case: Type is as the page asks
-- ignores: Account.Type
INSERT INTO an_object (name) VALUES ('Account');
INSERT INTO a_field (object, name, type) VALUES ('Account', 'Type', 'picklist');
