-- case: in a month, in a year, and over
-- flags: -#Soon
-- message: ends on 2026-12-01
-- severity: medium
-- basis: certain
-- who: salesforce
-- action: Renew the assignment, or let it end on purpose
-- evidence: expires=2026-12-01T00:00:00.000+0000
-- evidence: kind=permission set
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind, expires) VALUES ('P', 'profile', NULL), ('Soon', 'permission set', '2026-12-01T00:00:00.000+0000'),
    ('Late', 'permission set', '2027-11-01T00:00:00.000+0000'), ('Over', 'permission set', '2026-10-01T00:00:00.000+0000');

-- case: nothing ends
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');

-- case: the last of 45 days, and the one behind it
-- flags: -#Last
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_container (name, kind, expires) VALUES ('P', 'profile', NULL), ('Last', 'permission set', '2026-12-16T00:00:00.000+0000'),
    ('Next', 'permission set', '2026-12-16T00:00:01.000+0000');
