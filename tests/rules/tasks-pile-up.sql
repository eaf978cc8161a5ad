-- case: many tasks, few events
-- flags: Task#many
-- message: there are 6,000,000 records
-- severity: medium
-- basis: observed
-- who: salesforce
-- action: Archive old tasks and events, and close those of the sync user
-- evidence: records=6000000
-- ignores: Event
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Task'), ('Event');
INSERT INTO object_usage (object, records) VALUES ('Task', 6000000), ('Event', 1000);

-- case: nobody does them
-- flags: Task#overdue
-- message: 2,000 open tasks of the sync user are overdue
-- evidence: overdue=2000
INSERT INTO coverage (source, status) VALUES ('usage', 'ok'), ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('overdue of the sync user of Task', 'Task', 2000, NULL);

-- case: just enough of both
-- flags: Task#many
-- message: 5,000,000
-- flags: Task#overdue
-- message: ^1,000 open tasks
-- ignores: Event
-- ignores: Lead
INSERT INTO coverage (source, status) VALUES ('usage', 'ok'), ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task'), ('Event'), ('Lead');
INSERT INTO object_usage (object, records) VALUES ('Task', 5000000), ('Event', 4999999), ('Lead', 6000000);
INSERT INTO data_count VALUES ('overdue of the sync user of Task', 'Task', 1000, NULL);

-- case: too few, and another fact
-- ignores: Task
INSERT INTO coverage (source, status) VALUES ('usage', 'ok'), ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('overdue of the sync user of Task', 'Task', 999, NULL), ('made in 30 days of Task', 'Task', 9000, NULL);
