-- case: a busy field, a quiet one, one that only a filter names
-- flags: Lead.Score__c
-- severity: medium
-- basis: observed
-- message: ^10,000 changes in 30 days, and each starts campaign "Alert", campaign "Band"$
-- evidence: campaigns=2
-- flags: Lead.Double__c
-- message: each starts campaign "Band"$
-- evidence: campaigns=1
-- flags: Lead.Guess__c
-- basis: possible
-- who: marketo
-- action: Put right in Marketo what works against the sync
-- evidence: changes_30=10000
-- ignores: Lead.Quiet__c
-- ignores: Lead.Filtered__c
-- ignores: Lead.Idle__c
-- ignores: Opportunity.Score__c
INSERT INTO coverage (source, status) VALUES ('history', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, label) VALUES ('Lead', 'Score__c', 'a'), ('Lead', 'Quiet__c', 'b'), ('Lead', 'Filtered__c', 'c'), ('Lead', 'Idle__c', 'd'), ('Lead', 'Guess__c', 'Guessed');
INSERT INTO history_field VALUES ('Lead', 'Score__c', 40000, 10000, NULL, NULL), ('Lead', 'Quiet__c', 40000, 9999, NULL, NULL),
    ('Lead', 'Filtered__c', 40000, 10000, NULL, NULL), ('Lead', 'Idle__c', 40000, 10000, NULL, NULL), ('Lead', 'Guess__c', 40000, 10000, NULL, NULL);
INSERT INTO a_marketo_field (name, label) VALUES ('Score__c', '1'), ('Quiet__c', '2'), ('Filtered__c', '3'), ('Idle__c', '4'), ('g', 'Guessed');
INSERT INTO an_asset (type, id, name, live) VALUES ('smart campaign', '1', 'Band', 1), ('smart campaign', '2', 'Alert', 1), ('smart campaign', '3', 'Off', 0);
INSERT INTO a_use (type, id, place, name) VALUES ('smart campaign', '1', 'trigger', 'Score__c'), ('smart campaign', '2', 'trigger', 'Score__c'),
    ('smart campaign', '1', 'trigger', 'Quiet__c'), ('smart campaign', '1', 'filter', 'Filtered__c'), ('smart campaign', '3', 'trigger', 'Idle__c'),
    ('smart campaign', '1', 'trigger', 'g');
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO a_field (object, name, label) VALUES ('Opportunity', 'Score__c', 'e');
INSERT INTO history_field VALUES ('Opportunity', 'Score__c', 40000, 20000, NULL, NULL);
-- Sure by one field of Marketo, and by another as well: one campaign.
INSERT INTO a_field (object, name, label) VALUES ('Lead', 'Double__c', 'h');
INSERT INTO history_field VALUES ('Lead', 'Double__c', 40000, 10000, NULL, NULL);
INSERT INTO a_marketo_field (name, label, soap_name) VALUES ('double', '8', 'Double__c'), ('double2', '9', 'Double__c');
INSERT INTO a_use (type, id, place, named, name) VALUES ('smart campaign', '1', 'trigger', 'rest name', 'double'), ('smart campaign', '1', 'trigger', 'rest name', 'double2');
