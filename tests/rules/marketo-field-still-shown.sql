-- case: shown, hidden there too, used, not told, guessed, alive on the contact
-- flags: Lead.Shown__c
-- message: no longer syncs (not visible), and Marketo still shows its Shown__c, of which no use was found
-- severity: low
-- evidence: match=exact
-- who: marketo
-- action: Put right in Marketo what works against the sync
-- evidence: marketo_field=Shown__c
-- flags: Account.Tier__c
-- evidence: marketo_field=Tier__c
-- ignores: Account.Name
-- ignores: Opportunity.Tier__c
-- ignores: Lead.Name
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Name'), ('Contact', 'Twin__c'), ('Account', 'Name');
INSERT INTO a_definition (object, name) VALUES ('Lead', 'Name'), ('Lead', 'Shown__c'), ('Lead', 'Gone__c'), ('Lead', 'Used__c'), ('Lead', 'Untold__c'),
    ('Account', 'Name'), ('Account', 'Tier__c'), ('Lead', 'Guess__c'), ('Lead', 'Twin__c'), ('Contact', 'Twin__c');
INSERT INTO a_marketo_field (name, hidden) VALUES ('Shown__c', 0), ('Gone__c', 1), ('Used__c', 0), ('Untold__c', NULL), ('Twin__c', 0);
INSERT INTO a_marketo_field (name, label, hidden) VALUES ('g', 'Guess', 0);
INSERT INTO a_marketo_field (object, name, hidden) VALUES ('lead', 'Tier__c', 0), ('company', 'Tier__c', 0), ('opportunity', 'Tier__c', 0);
INSERT INTO an_asset (type, id) VALUES ('form', '1');
INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'Used__c');
-- What another object's field of the name is says nothing of this one.
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO a_field (object, name) VALUES ('Opportunity', 'Name'), ('Opportunity', 'Tier__c');
INSERT INTO a_definition (object, name) VALUES ('Opportunity', 'Name'), ('Opportunity', 'Tier__c'), ('Opportunity', 'Shown__c'), ('Opportunity', 'Used__c');
INSERT INTO a_marketo_field (object, name, hidden) VALUES ('opportunity', 'Shown__c', 1), ('opportunity', 'Used__c', 1), ('opportunity', 'Gone__c', 0);

-- case: what stayed unseen stands beside
-- flags: Lead.Shown__c
-- message: of which no use was found (not seen: rules of 1 segmentation; mails of the new editor)$
-- ignores: Lead.Name
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Name');
INSERT INTO a_definition (object, name) VALUES ('Lead', 'Name'), ('Lead', 'Shown__c');
INSERT INTO a_marketo_field (name, hidden) VALUES ('Shown__c', 0);
INSERT INTO an_asset (type, id) VALUES ('segmentation', '1');

-- case: without campaigns nobody knows
-- ignores: Lead.Name
INSERT INTO coverage (source, status) VALUES ('smart_campaign', 'not_permitted');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Name');
INSERT INTO a_definition (object, name) VALUES ('Lead', 'Name'), ('Lead', 'Shown__c');
INSERT INTO a_marketo_field (name, hidden) VALUES ('Shown__c', 0);
