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
