-- case: half of them
-- flags: Opportunity
-- message: 500 of 1,000 opportunities have no contact role (50 %)
-- severity: medium
-- basis: observed
-- who: salesforce
-- action: Have a contact role set on each opportunity
-- evidence: without_role=500
-- evidence: opportunities=1000
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

-- case: just enough to matter, beside another fact and object
-- flags: Opportunity
-- message: 100 of 100 opportunities
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Opportunity'), ('Lead');
INSERT INTO object_usage (object, records) VALUES ('Opportunity', 100), ('Lead', 100);
INSERT INTO data_count VALUES ('no contact role of Opportunity', 'Opportunity', 100, NULL),
    ('inactive owner of Opportunity', 'Opportunity', 100, NULL);

-- case: too few to matter
-- ignores: Opportunity
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO object_usage (object, records) VALUES ('Opportunity', 99);
INSERT INTO data_count VALUES ('no contact role of Opportunity', 'Opportunity', 99, NULL);

-- case: just above a fifth
-- flags: Opportunity
-- message: 201 of 1,000
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO object_usage (object, records) VALUES ('Opportunity', 1000);
INSERT INTO data_count VALUES ('no contact role of Opportunity', 'Opportunity', 201, NULL);
