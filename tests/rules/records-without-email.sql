-- case: more than a tenth of the leads
-- flags: Lead
-- message: 20,000 of 100,000 records have no e-mail address (20 %)
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
