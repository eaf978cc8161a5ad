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
