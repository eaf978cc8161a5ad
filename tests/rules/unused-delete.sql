-- case: nothing deletes
-- flags: Lead
-- message: ^the sync user may delete Lead, and none of 2 campaigns has a step that deletes$
-- severity: info
-- evidence: campaigns=2
-- who: marketo
-- action: Nothing to change: know what arrives in Marketo
-- flags: Opportunity
-- message: nothing of Marketo's deletes it$
-- ignores: Contact
-- ignores: Account
-- ignores: Task
INSERT INTO an_object (name, deletable) VALUES ('Lead', 1), ('Contact', 0), ('Account', 0), ('Opportunity', 1), ('Task', 1);
INSERT INTO a_marketo_field (name) VALUES ('email');
INSERT INTO an_asset (type, id) VALUES ('smart campaign', '1'), ('smart campaign', '2');
INSERT INTO marketo_step VALUES ('1', 1, 'Sync Person to SFDC');

-- case: a step deletes
-- flags: Account
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead'), ('Account');
INSERT INTO a_marketo_field (name) VALUES ('email');
INSERT INTO an_asset (type, id) VALUES ('smart campaign', '1');
INSERT INTO marketo_step VALUES ('1', 1, 'Delete Lead');

-- case: a flow that nobody told
-- flags: Account
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead'), ('Account');
INSERT INTO a_marketo_field (name) VALUES ('email');
INSERT INTO an_asset (type, id) VALUES ('smart campaign', '1');
INSERT INTO marketo_unread VALUES ('smart campaign', '1', 'flow', 'not told by this instance');

-- case: no campaign at all, or none read
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Account');
INSERT INTO a_marketo_field (name) VALUES ('email');

-- case: Marketo was not read
-- status: skipped
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');

-- case: campaigns that were not all read
-- flags: Account
-- ignores: Lead
INSERT INTO coverage (source, status) VALUES ('smart_campaign', 'partial');
INSERT INTO an_object (name) VALUES ('Lead'), ('Account');
INSERT INTO a_marketo_field (name) VALUES ('email');
INSERT INTO an_asset (type, id) VALUES ('smart campaign', '1');
INSERT INTO marketo_step VALUES ('1', 1, 'Send Email');
