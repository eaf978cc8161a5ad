-- case: half of them
-- flags: Opportunity
-- message: 500 of 1,000 opportunities have no contact role (50 %)
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO object_usage (object, records) VALUES ('Opportunity', 1000);
INSERT INTO data_count VALUES ('no contact role of Opportunity', 'Opportunity', 500, NULL);

-- case: a fifth is usual
-- ignores: Opportunity
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO object_usage (object, records) VALUES ('Opportunity', 1000);
INSERT INTO data_count VALUES ('no contact role of Opportunity', 'Opportunity', 200, NULL);
