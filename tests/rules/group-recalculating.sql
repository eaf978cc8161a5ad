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

-- case: one that is no longer assigned
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind, status, expires) VALUES ('P', 'profile', NULL, NULL), ('Team', 'group', 'Failed', '2026-10-01T00:00:00.000+0000');
