-- case: broken rules of what is active and what is not
-- flags: -#smart campaign 1
-- severity: medium
-- message: ^smart campaign "Welcome" has 2 broken rules: Company,Region$
-- evidence: rules=2
-- evidence: names=Company,Region__c
-- who: marketo
-- action: Put right in Marketo what works against the sync
-- evidence: asset=Welcome
-- flags: -#smart list 2
-- severity: low
-- message: ^smart list "Old" has 1 broken rule: Region__c$
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_marketo_field (name) VALUES ('email');
INSERT INTO an_asset (type, id, name, live) VALUES ('smart campaign', '1', 'Welcome', 1), ('smart list', '2', 'Old', NULL), ('smart list', '3', 'Fine', NULL);
INSERT INTO a_use (type, id, place, name, step, broken) VALUES ('smart campaign', '1', 'filter', 'Region__c', 'Region', 1),
    ('smart campaign', '1', 'trigger', 'Company', 'Company', 1), ('smart list', '2', 'filter', 'Region__c', '', 1), ('smart list', '3', 'filter', 'email', '', 0);
