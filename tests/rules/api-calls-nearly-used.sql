-- case: nine in ten
-- flags: -
-- message: 90,000 of the org's 100,000 API calls of 24 hours were used when the audit ended (90 %)
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
