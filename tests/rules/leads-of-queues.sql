-- case: a fifth
-- flags: Lead
-- message: queues own 20,000 of 100,000 leads (20 %)
-- severity: info
-- basis: observed
-- who: marketo
-- action: Nothing to change: check mails that are sent in the owner's name
-- evidence: of_queues=20000
-- evidence: leads=100000
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100000);
INSERT INTO data_count VALUES ('queue of Lead', 'Lead', 20000, NULL);

-- case: few
-- ignores: Lead
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100000);
INSERT INTO data_count VALUES ('queue of Lead', 'Lead', 10000, NULL);

-- case: just above the share, and other facts and objects
-- flags: Lead
-- message: queues own 10,001 of 100,000 leads
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100000), ('Contact', 10);
INSERT INTO data_count VALUES ('queue of Lead', 'Lead', 10001, NULL), ('no email of Lead', 'Lead', 90000, NULL);
