-- case: a team's set that grants a synced object
-- flags: -#shared
-- message: permission set 'Sales' (40 users)
-- severity: medium
-- basis: certain
-- who: salesforce
-- action: Give the sync user permission sets of its own
-- evidence: shared=["Sales"]
INSERT INTO an_object (name) VALUES ('Lead'), ('Case');
INSERT INTO a_container (name, kind, assignees) VALUES ('P', 'profile', 1), ('Sales', 'permission set', 40), ('Service', 'permission set', 9);
INSERT INTO an_object_right VALUES ('P', 'Lead', 'RE'), ('Sales', 'Lead', 'R'), ('Service', 'Case', 'R');

-- case: its own
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile'), ('S', 'permission set');
INSERT INTO an_object_right VALUES ('P', 'Lead', 'RE'), ('S', 'Lead', 'R');

-- case: from everywhere
-- flags: -#many
-- severity: low
-- evidence: places=7
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile'), ('1', 'permission set'), ('2', 'permission set'), ('3', 'permission set'),
    ('4', 'permission set'), ('5', 'permission set'), ('6', 'permission set');
INSERT INTO an_object_right SELECT Id, 'Lead', 'R' FROM setup_permission_set;

-- case: two users are enough; what has ended, and what does not read
-- flags: -#shared
-- message: ^1 of what grants access to synced objects is assigned to others too: profile 'P' (2 users)$
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind, assignees, expires) VALUES ('P', 'profile', 2, NULL), ('Over', 'permission set', 9, '2026-10-01T00:00:00.000+0000'),
    ('Edit', 'permission set', 9, NULL);
INSERT INTO an_object_right VALUES ('P', 'Lead', 'RE'), ('Over', 'Lead', 'R'), ('Edit', 'Lead', 'E');

-- case: six places can be overlooked
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile'), ('1', 'permission set'), ('2', 'permission set'), ('3', 'permission set'),
    ('4', 'permission set'), ('5', 'permission set');
INSERT INTO an_object_right SELECT Id, 'Lead', 'R' FROM setup_permission_set;
