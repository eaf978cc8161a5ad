-- case: an older one is still active
-- flags: -
-- message: old.marketo@example.com
-- severity: low
-- basis: possible
-- who: salesforce
-- action: Find out which user Marketo logs in as, and retire the others
-- evidence: users=["old.marketo@example.com"]
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO setup_user (Id, Username, Name, IsActive) VALUES ('005000000000002AAA', 'old.marketo@example.com', 'Marketo old', 1);

-- case: an older one is not
-- ignores: -
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO setup_user (Id, Username, Name, IsActive) VALUES ('005000000000002AAA', 'old.marketo@example.com', 'Marketo old', 0);
