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
