-- case: just above the share, just at it; just enough records, just too few; what the org has no object for
-- flags: Lead
-- message: ^601 of 1,000 records were skipped (60 %)$
-- severity: medium
-- basis: observed
-- who: salesforce
-- action: Find what touches records without a change that Marketo shows
-- evidence: skipped=601
-- evidence: records=1000
-- flags: -#Widget
-- message: ^900 of 1,000 records of Widget were skipped (90 %)$
-- ignores: Contact
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO coverage (source, status) VALUES ('sync_status', 'ok');
INSERT INTO marketo_sync VALUES ('Person (Lead)', 'Pull updates', 'Succeeded', 2, 1800, 100, 200, 9, 90, 301, NULL, NULL),
    ('Person (Lead)', 'Pull new', 'Succeeded', 2, 1800, 0, 0, 0, 0, 300, NULL, NULL),
    ('Account', 'Push updates', 'Succeeded', 2, 1800, 0, 0, 0, 0, 300, NULL, NULL),
    ('Contact', 'Pull updates', 'Succeeded', 2, 1800, 0, 400, 0, 0, 600, NULL, NULL),
    ('Account', 'Pull updates', 'Succeeded', 2, 1800, 0, 0, 0, 0, 999, NULL, NULL),
    ('Widget', 'Pull updates', 'Succeeded', 2, 1800, 0, 100, 0, 0, 900, NULL, NULL),
    ('Contact', 'Sync schema', 'Succeeded', 2, 1800, 0, 0, 0, 0, 9000, NULL, NULL);
