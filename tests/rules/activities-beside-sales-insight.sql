-- case: both
-- flags: Task
-- message: the sync user made 5,000 activity tasks in 30 days, and Sales Insight is installed
-- severity: medium
-- basis: observed
-- who: marketo
-- action: Send fewer activities to Salesforce
-- evidence: tasks=5000
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task'), ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'mkto_si__Urgency__c');
INSERT INTO data_count VALUES ('activities in 30 days by the sync user of Task', 'Task', 5000, NULL);

-- case: without the package they are what there is
-- ignores: Task
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO data_count VALUES ('activities in 30 days by the sync user of Task', 'Task', 5000, NULL);

-- case: just enough, and an object of the package alone
-- flags: Task
-- message: 100 activity tasks
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task'), ('mkto_si__Subscription__c');
INSERT INTO data_count VALUES ('activities in 30 days by the sync user of Task', 'Task', 100, NULL);

-- case: too few, and another fact
-- ignores: Task
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task'), ('mkto_si__Subscription__c');
INSERT INTO data_count VALUES ('activities in 30 days by the sync user of Task', 'Task', 99, NULL), ('made in 30 days of Task', 'Task', 9000, NULL);

-- case: fields of no package
-- ignores: Task
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Task');
INSERT INTO a_field (object, name) VALUES ('Task', 'Subject');
INSERT INTO data_count VALUES ('activities in 30 days by the sync user of Task', 'Task', 5000, NULL);
