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
-- Of another asset with its number.
INSERT INTO marketo_link VALUES ('program', '1', 'smart list', 'Wanted');

-- case: nobody said that there is a filter
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_marketo_field (name) VALUES ('email');
INSERT INTO sync_filter_setting VALUES ('none');
INSERT INTO an_asset (type, id) VALUES ('smart campaign', '1');
INSERT INTO marketo_step VALUES ('1', 1, 'Sync Person to SFDC');
