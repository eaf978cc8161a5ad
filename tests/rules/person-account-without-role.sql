-- case: just above the share
-- flags: Opportunity
-- message: ^201 of 1,000 opportunities of person accounts have no contact role (20 %)$
-- severity: medium
-- basis: observed
-- who: salesforce
-- action: Have a contact role set on each opportunity of a person account
-- evidence: without_role=201
-- evidence: of_person_accounts=1000
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO data_count VALUES ('person account of Opportunity', 'Opportunity', 1000, NULL),
    ('person account without contact role of Opportunity', 'Opportunity', 201, NULL), ('no contact role of Opportunity', 'Opportunity', 900, NULL);

-- case: just the share
-- ignores: Opportunity
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO data_count VALUES ('person account of Opportunity', 'Opportunity', 1000, NULL),
    ('person account without contact role of Opportunity', 'Opportunity', 200, NULL), ('no contact role of Opportunity', 'Opportunity', 900, NULL);

-- case: enough of them
-- flags: Opportunity
-- message: ^100 of 100
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO data_count VALUES ('person account of Opportunity', 'Opportunity', 100, NULL),
    ('person account without contact role of Opportunity', 'Opportunity', 100, NULL);

-- case: too few; a count that was refused
-- ignores: Opportunity
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO data_count VALUES ('person account of Opportunity', 'Opportunity', 99, NULL),
    ('person account without contact role of Opportunity', 'Opportunity', 99, NULL);

-- case: an org without person accounts
-- ignores: Opportunity
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO data_count VALUES ('no contact role of Opportunity', 'Opportunity', 900, NULL);
