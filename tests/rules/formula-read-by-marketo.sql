-- case: what goes stale, and who reads it
-- flags: Lead.Age__c
-- severity: high
-- basis: certain
-- message: ^is read by smart campaign "A", smart campaign "B", smart list "C" and 1 more: it uses TODAY() and changes by itself$
-- action: Replace the formula by a stored value, or accept that it goes stale
-- evidence: assets=4
-- evidence: match=exact
-- who: both
-- evidence: kind=time
-- flags: Lead.Owner_Name__c
-- message: ^is read by smart campaign "A": it reads Owner.Name, whose changes do not move the Lead$
-- flags: Lead.Suffix__c
-- severity: medium
-- basis: certain
-- message: ^may be what is read by
-- flags: Lead.Guess__c
-- severity: medium
-- basis: possible
-- ignores: Lead.Same__c
-- ignores: Lead.Creator__c
-- ignores: Lead.Mailed__c
-- ignores: Lead.Idle__c
-- ignores: Lead.Written__c
-- ignores: Lead.Unused__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, label, calculatedFormula) VALUES ('Lead', 'Age__c', 'a', 'TODAY()'), ('Lead', 'Owner_Name__c', 'b', 'Owner.Name'),
    ('Lead', 'Suffix__c', 'c', 'TODAY()'), ('Lead', 'Guess__c', 'Guessed', 'TODAY()'), ('Lead', 'Same__c', 'd', 'Name'),
    ('Lead', 'Creator__c', 'e', 'CreatedBy.Name'), ('Lead', 'Mailed__c', 'f', 'NOW()'), ('Lead', 'Idle__c', 'g', 'NOW()'),
    ('Lead', 'Written__c', 'h', 'NOW()'), ('Lead', 'Unused__c', 'i', 'NOW()');
INSERT INTO a_marketo_field (name, label) VALUES ('Age__c', '1'), ('Owner_Name__c', '2'), ('Suffix__c_lead', '3'), ('Same__c', '4'), ('Creator__c', '5'),
    ('Mailed__c', '6'), ('Idle__c', '7'), ('Written__c', '8'), ('Unused__c', '9'), ('g', 'Guessed');
INSERT INTO an_asset (type, id, name, live) VALUES ('smart campaign', '1', 'A', 1), ('smart campaign', '2', 'B', 1), ('smart list', '3', 'C', 0),
    ('smart list', '4', 'D', 0), ('smart campaign', '5', 'Off', 0), ('e-mail', '6', 'Mail', 1);
UPDATE marketo_asset SET updated = '2026-10-01T00:00:00Z' WHERE type = 'smart list';
INSERT INTO a_use (type, id, place, name) VALUES ('smart campaign', '1', 'filter', 'Age__c'), ('smart campaign', '1', 'trigger', 'Age__c'),
    ('smart campaign', '2', 'filter', 'Age__c'), ('smart list', '3', 'filter', 'Age__c'), ('smart list', '4', 'filter', 'Age__c'),
    ('smart campaign', '1', 'flow choice', 'Owner_Name__c'), ('smart campaign', '1', 'filter', 'Suffix__c_lead'),
    ('smart campaign', '1', 'filter', 'g'), ('smart campaign', '1', 'filter', 'Same__c'), ('smart campaign', '1', 'filter', 'Creator__c'),
    ('e-mail', '6', 'token', 'Mailed__c'), ('smart campaign', '5', 'filter', 'Idle__c'), ('smart campaign', '1', 'flow step', 'Written__c');
