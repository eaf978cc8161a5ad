-- case: shown, hidden there too, used, not told, guessed, alive on the contact
-- flags: Lead.Shown__c
-- message: no longer syncs (not visible), and Marketo still shows its Shown__c, of which no use was found
-- severity: low
-- evidence: match=exact
-- who: marketo
-- action: Put right in Marketo what works against the sync
-- evidence: marketo_field=Shown__c
-- ignores: Lead.Name
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Name'), ('Contact', 'Twin__c');
INSERT INTO a_definition (object, name) VALUES ('Lead', 'Name'), ('Lead', 'Shown__c'), ('Lead', 'Gone__c'), ('Lead', 'Used__c'), ('Lead', 'Untold__c'),
    ('Lead', 'Guess__c'), ('Lead', 'Twin__c'), ('Contact', 'Twin__c');
INSERT INTO a_marketo_field (name, hidden) VALUES ('Shown__c', 0), ('Gone__c', 1), ('Used__c', 0), ('Untold__c', NULL), ('Twin__c', 0);
INSERT INTO a_marketo_field (name, label, hidden) VALUES ('g', 'Guess', 0);
INSERT INTO an_asset (type, id) VALUES ('form', '1');
INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'Used__c');
