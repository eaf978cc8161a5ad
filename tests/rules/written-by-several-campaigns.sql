-- case: two, one, one that is not active, a score
-- flags: Lead.Grade__c
-- severity: low
-- basis: possible
-- message: ^2 active campaigns write it: "A", "B"$
-- evidence: campaigns=2
-- who: marketo
-- action: Put right in Marketo what works against the sync
-- evidence: marketo_field=Grade__c
-- flags: Lead.Many__c
-- message: ^6 active campaigns write it: "A", "B", "C", "D", "E" and 1 more$
-- ignores: Contact.Grade__c
-- ignores: Lead.One__c
-- ignores: Lead.Double__c
-- ignores: Lead.Off__c
-- ignores: Lead.Score__c
-- ignores: Lead.Guess__c
-- ignores: Lead.mkto_Grade__c
-- ignores: Account.Tier__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, label, type) VALUES ('Lead', 'Grade__c', 'a', 'string'), ('Contact', 'Grade__c', 'a', 'string'), ('Lead', 'Many__c', 'b', 'string'), ('Lead', 'One__c', 'c', 'string'),
    ('Lead', 'Off__c', 'd', 'string'), ('Lead', 'Score__c', 'e', 'double'), ('Lead', 'Guess__c', 'Guessed', 'string'), ('Lead', 'mkto_Grade__c', 'f', 'string'), ('Account', 'Tier__c', 'g', 'string');
INSERT INTO a_marketo_field (name, label, type) VALUES ('Grade__c', '1', 'string'), ('Many__c', '2', 'string'), ('One__c', '3', 'string'), ('Off__c', '4', 'string'), ('Score__c', '5', 'score'),
    ('g', 'Guessed', 'string'), ('mkto_Grade__c', '6', 'string'), ('Tier__c', '7', 'string');
INSERT INTO an_asset (type, id, name, live) VALUES ('smart campaign', '1', 'A', 1), ('smart campaign', '2', 'B', 1), ('smart campaign', '3', 'C', 1), ('smart campaign', '4', 'D', 1),
    ('smart campaign', '5', 'E', 1), ('smart campaign', '6', 'F', 1), ('smart campaign', '7', 'G', 0), ('form', '1', 'Form', 1);
INSERT INTO a_use (type, id, place, name) SELECT 'smart campaign', column1, 'flow step', column2 FROM (VALUES ('1', 'Grade__c'), ('2', 'Grade__c'), ('1', 'Many__c'), ('2', 'Many__c'), ('3', 'Many__c'),
    ('4', 'Many__c'), ('5', 'Many__c'), ('6', 'Many__c'), ('1', 'One__c'), ('1', 'Off__c'), ('7', 'Off__c'), ('1', 'Score__c'), ('2', 'Score__c'), ('1', 'g'), ('2', 'g'),
    ('1', 'mkto_Grade__c'), ('2', 'mkto_Grade__c'), ('1', 'Tier__c'), ('2', 'Tier__c'));
INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'One__c');
-- Two fields of Marketo are this one of Salesforce: the campaign that writes both is one.
INSERT INTO a_field (object, name, label) VALUES ('Lead', 'Double__c', 'h');
INSERT INTO a_marketo_field (name, label, soap_name) VALUES ('double', '8', 'Double__c'), ('double2', '9', 'Double__c');
INSERT INTO a_use (type, id, place, named, name) VALUES ('smart campaign', '1', 'flow step', 'rest name', 'double'), ('smart campaign', '1', 'flow step', 'rest name', 'double2');
