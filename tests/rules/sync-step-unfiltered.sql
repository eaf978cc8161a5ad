-- case: with the condition in rules, in a list, in a choice, and without
-- flags: -#1
-- severity: medium
-- message: ^trigger campaign "Bare" runs Sync Person to SFDC, and neither its rules nor its lists look at the sync filter Sync__c$
-- evidence: filter=Sync__c
-- who: marketo
-- action: Put right in Marketo what works against the sync
-- evidence: campaign=Bare
-- flags: -#2
-- message: ^batch campaign "Members" runs Add to SFDC Campaign
-- flags: -#7
-- message: ^trigger campaign "Other" runs Change Owner
-- ignores: Lead
INSERT INTO sync_filter_setting VALUES ('Sync__c');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Sync__c', 'boolean'), ('Contact', 'Sync__c', 'boolean');
INSERT INTO a_field (object, name, label) VALUES ('Lead', 'Other__c', 'o'), ('Contact', 'Other__c', 'o');
INSERT INTO a_marketo_field (name, type) VALUES ('Sync__c', 'boolean'), ('Other__c', 'string');
INSERT INTO an_asset (type, id, name, kind, live) VALUES ('smart campaign', '1', 'Bare', 'trigger', 1), ('smart campaign', '2', 'Members', 'batch', 1),
    ('smart campaign', '3', 'Filtered', 'trigger', 1), ('smart campaign', '4', 'By list', 'trigger', 1), ('smart campaign', '5', 'By choice', 'trigger', 1),
    ('smart campaign', '6', 'Off', 'trigger', 0), ('smart campaign', '7', 'Other', 'trigger', 1), ('smart list', '8', 'Wanted', '', NULL);
INSERT INTO marketo_step VALUES ('1', 1, 'Sync Person to SFDC'), ('2', 1, 'Send Email'), ('2', 2, 'Add to SFDC Campaign'), ('3', 1, 'Sync Person to SFDC'),
    ('4', 1, 'Sync Person to SFDC'), ('5', 1, 'Sync Person to SFDC'), ('6', 1, 'Sync Person to SFDC'), ('7', 1, 'Change Owner');
INSERT INTO marketo_link VALUES ('smart campaign', '4', 'smart list', 'Wanted');
INSERT INTO a_use (type, id, place, name) VALUES ('smart campaign', '3', 'filter', 'Sync__c'), ('smart list', '8', 'filter', 'Sync__c'),
    ('smart campaign', '5', 'flow choice', 'Sync__c'), ('smart campaign', '1', 'flow step', 'Sync__c'), ('smart campaign', '1', 'filter', 'Other__c');
-- A step that brings nobody; rules that were not read, its own and its list's; a list that nobody knows; a list of a list.
INSERT INTO an_asset (type, id, name) VALUES ('smart campaign', '9', 'Leaves'), ('smart campaign', '10', 'Unread'), ('smart campaign', '11', 'By unread list'),
    ('smart campaign', '12', 'By lost list'), ('smart campaign', '13', 'By list of list');
INSERT INTO an_asset (type, id, name, live) VALUES ('smart list', '14', 'Not read', NULL), ('smart list', '15', 'Outer', NULL);
INSERT INTO marketo_step VALUES ('9', 1, 'Remove from SFDC Campaign'), ('10', 1, 'Sync Person to SFDC'), ('11', 1, 'Sync Person to SFDC'),
    ('12', 1, 'Sync Person to SFDC'), ('13', 1, 'Sync Person to SFDC');
INSERT INTO marketo_unread VALUES ('smart campaign', '10', 'rules', 'removed'), ('smart list', '14', 'rules', 'removed');
INSERT INTO marketo_link VALUES ('smart campaign', '11', 'smart list', '14'), ('smart campaign', '12', 'smart list', 'Gone'),
    ('smart campaign', '13', 'smart list', 'Outer'), ('smart list', '15', 'smart list', 'Wanted');
-- Of another asset with its number.
INSERT INTO marketo_link VALUES ('program', '1', 'smart list', 'Wanted');

-- case: nobody said that there is a filter
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_marketo_field (name) VALUES ('email');
INSERT INTO sync_filter_setting VALUES ('none');
INSERT INTO an_asset (type, id) VALUES ('smart campaign', '1');
INSERT INTO marketo_step VALUES ('1', 1, 'Sync Person to SFDC');

-- case: without smart lists nobody knows
-- status: skipped
-- ignores: Lead
INSERT INTO coverage (source, status) VALUES ('smart_list', 'not_permitted');
INSERT INTO sync_filter_setting VALUES ('Sync__c');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Sync__c', 'boolean');
INSERT INTO a_marketo_field (name, type) VALUES ('Sync__c', 'boolean');
INSERT INTO an_asset (type, id) VALUES ('smart campaign', '1');
INSERT INTO marketo_step VALUES ('1', 1, 'Sync Person to SFDC');
