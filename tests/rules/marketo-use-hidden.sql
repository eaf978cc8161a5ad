-- case: hidden fields that are used, by grade and by what uses them
-- flags: Lead.Sure__c
-- severity: high
-- message: hidden from the sync user (not visible), and Marketo's Sure__c is used by smart list "Buyers"$
-- evidence: match=exact
-- evidence: active_uses=1
-- basis: certain
-- flags: Lead.Suffix__c
-- severity: medium
-- message: what may be it, Marketo's Suffix__c_lead, is used by
-- flags: Lead.Old__c
-- severity: low
-- message: smart list "Forgotten" (not active)
-- flags: Lead.Guess__c
-- severity: medium
-- basis: possible
-- who: salesforce
-- action: Make these fields visible to the sync user
-- evidence: marketo_field=guess
-- evidence: uses=1
-- ignores: Lead.Seen__c
-- ignores: Lead.Name
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Name'), ('Lead', 'Seen__c');
INSERT INTO a_definition (object, name, label) VALUES ('Lead', 'Name', 'Name'), ('Lead', 'Seen__c', 'Seen'), ('Lead', 'Sure__c', 'Sure'), ('Lead', 'Suffix__c', 'Of suffix'),
    ('Lead', 'Old__c', 'Old'), ('Lead', 'Guess__c', 'Guessed'), ('Lead', 'Unused__c', 'Unused'), ('Lead', 'LastModifiedById', 'Changed by');
INSERT INTO a_marketo_field (name, label) VALUES ('Sure__c', 'S'), ('Suffix__c_lead', 'T'), ('Old__c', 'U'), ('Seen__c', 'V'), ('guess', 'Guessed'),
    ('Unused__c', 'W'), ('LastModifiedById', 'X');
INSERT INTO an_asset (type, id, name, live) VALUES ('smart list', '1', 'Buyers', NULL), ('smart list', '2', 'Forgotten', NULL);
UPDATE marketo_asset SET updated = '2026-10-01T00:00:00Z' WHERE id = '1';
INSERT INTO a_use (type, id, place, name) VALUES ('smart list', '1', 'filter', 'Sure__c'), ('smart list', '1', 'filter', 'Suffix__c_lead'),
    ('smart list', '2', 'filter', 'Old__c'), ('smart list', '1', 'filter', 'Seen__c'), ('smart list', '1', 'filter', 'guess'),
    ('smart list', '1', 'filter', 'LastModifiedById');
