-- case: a fifth
-- flags: Lead
-- message: queues own 20,000 of 100,000 leads (20 %)
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
