-- case: most of the tasks are the sync's
-- flags: Task
-- message: 6,000 of the 10,000 tasks of the last 30 days were made by the sync user (60 %)
-- severity: high
-- basis: observed
-- who: marketo
-- action: Send fewer activities to Salesforce
-- evidence: by_sync_user=6000
-- evidence: tasks=10000
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('made in 30 days by the sync user of Task', 'Task', 6000, NULL), ('made in 30 days of Task', 'Task', 10000, NULL);

-- case: some of many
-- ignores: Task
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('made in 30 days by the sync user of Task', 'Task', 6000, NULL), ('made in 30 days of Task', 'Task', 100000, NULL);

-- case: just more than a thousand a day
-- flags: Task
-- message: 30,001 of the 1,000,000
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('made in 30 days by the sync user of Task', 'Task', 30001, NULL), ('made in 30 days of Task', 'Task', 1000000, NULL);

-- case: a thousand a day
-- ignores: Task
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('made in 30 days by the sync user of Task', 'Task', 30000, NULL), ('made in 30 days of Task', 'Task', 1000000, NULL);

-- case: all of just enough
-- flags: Task
-- message: 1,000 of the 1,000
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('made in 30 days by the sync user of Task', 'Task', 1000, NULL), ('made in 30 days of Task', 'Task', 1000, NULL);

-- case: all of too few
-- ignores: Task
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('made in 30 days by the sync user of Task', 'Task', 999, NULL), ('made in 30 days of Task', 'Task', 999, NULL);

-- case: just above half
-- flags: Task
-- message: 5,001 of the 10,000
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('made in 30 days by the sync user of Task', 'Task', 5001, NULL), ('made in 30 days of Task', 'Task', 10000, NULL);

-- case: half
-- ignores: Task
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('made in 30 days by the sync user of Task', 'Task', 5000, NULL), ('made in 30 days of Task', 'Task', 10000, NULL);
