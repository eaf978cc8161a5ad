-- case: each active campaign with such a step
-- flags: Task#1
-- severity: low
-- message: ^trigger campaign "Call" creates a task for each person, 2 times$
-- evidence: steps=2
-- who: marketo
-- action: Put right in Marketo what works against the sync
-- evidence: campaign=Call
-- flags: Task#2
-- message: ^batch campaign "Weekly" creates a task for each person$
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead'), ('Task');
INSERT INTO a_marketo_field (name) VALUES ('email');
INSERT INTO an_asset (type, id, name, kind, live) VALUES ('smart campaign', '1', 'Call', 'trigger', 1), ('smart campaign', '2', 'Weekly', 'batch', 1),
    ('smart campaign', '3', 'Off', 'trigger', 0), ('smart campaign', '4', 'Other', 'trigger', 1);
INSERT INTO marketo_step VALUES ('1', 1, 'Create Task'), ('1', 2, 'Create Task'), ('2', 1, 'create task'), ('3', 1, 'Create Task'), ('4', 1, 'Send Email');
