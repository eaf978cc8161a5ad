-- case: many tasks, few events
-- flags: Task#many
-- message: there are 6,000,000 records
-- ignores: Event
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Task'), ('Event');
INSERT INTO object_usage (object, records) VALUES ('Task', 6000000), ('Event', 1000);

-- case: nobody does them
-- flags: Task#overdue
-- message: 2,000 open tasks of the sync user are overdue
INSERT INTO coverage (source, status) VALUES ('usage', 'ok'), ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('overdue of the sync user of Task', 'Task', 2000, NULL);
