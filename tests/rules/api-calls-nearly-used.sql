-- case: nine in ten
-- flags: -
-- message: 90,000 of the org's 100,000 API calls of 24 hours were used when the audit ended (90 %)
-- severity: high
-- basis: observed
-- who: salesforce
-- action: Make room in the org's API calls
-- evidence: used=90000
-- evidence: limit=100000
-- evidence: by_this_audit=0
INSERT INTO an_object (name) VALUES ('Lead');
UPDATE run SET api_used = 90000, api_limit = 100000;

-- case: half
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
UPDATE run SET api_used = 50000, api_limit = 100000;

-- case: an org that does not tell
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
UPDATE run SET api_used = NULL, api_limit = NULL;

-- case: just above the share
-- flags: -
-- message: 80,001 of the org's 100,000
UPDATE run SET api_used = 80001, api_limit = 100000;

-- case: at the share
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
UPDATE run SET api_used = 80000, api_limit = 100000;

-- case: a limit of none is no limit
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
UPDATE run SET api_used = 5, api_limit = 0;

-- case: the smallest limit
-- flags: -
UPDATE run SET api_used = 1, api_limit = 1;
