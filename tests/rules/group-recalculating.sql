-- case: two groups
-- flags: -#Team
-- message: has the status Failed
-- severity: medium
-- basis: certain
-- who: salesforce
-- action: Let Salesforce recalculate the permission set group
-- evidence: status=Failed
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind, status) VALUES ('P', 'profile', NULL), ('Team', 'group', 'Failed'), ('Done', 'group', 'Updated');
