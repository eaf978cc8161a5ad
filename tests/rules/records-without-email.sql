-- case: more than a tenth of the leads
-- flags: Lead
-- message: 20,000 of 100,000 records have no e-mail address (20 %)
-- severity: medium
-- basis: observed
-- who: both
-- action: Keep unmarketable records out of the sync: ask Marketo support for a custom sync rule
-- evidence: without_email=20000
-- evidence: records=100000
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100000), ('Contact', 100000);
INSERT INTO data_count VALUES ('no email of Lead', 'Lead', 20000, NULL), ('no email of Contact', 'Contact', 9999, NULL);

-- case: a sync filter leaves them out
-- ignores: Lead
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO sync_filter_setting VALUES ('Sync_to_Marketo__c');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100000);
INSERT INTO data_count VALUES ('no email of Lead', 'Lead', 20000, NULL);

-- case: just enough to matter, too few, another fact; and nobody filters
-- flags: Lead
-- message: 1,000 of 1,000 records
-- ignores: Contact
-- ignores: Account
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO sync_filter_setting VALUES ('none');
INSERT INTO object_usage (object, records) VALUES ('Lead', 1000), ('Contact', 999), ('Account', 9000);
INSERT INTO data_count VALUES ('no email of Lead', 'Lead', 1000, NULL), ('no email of Contact', 'Contact', 999, NULL),
    ('inactive owner of Account', 'Account', 9000, NULL);

-- case: just above a tenth, and a tenth
-- flags: Lead
-- message: 10,001 of 100,000
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100000), ('Contact', 100000);
INSERT INTO data_count VALUES ('no email of Lead', 'Lead', 10001, NULL), ('no email of Contact', 'Contact', 10000, NULL);
