-- case: who writes it, and why it cannot be
-- flags: Lead.Fls__c
-- severity: high
-- message: ^form "Contact us", campaign "Score" write it, and the sync user cannot: field-level security is read-only$
-- action: Give the sync user Edit on these fields (field-level security)
-- evidence: writers=2
-- evidence: match=exact
-- flags: Lead.Formula__c
-- severity: high
-- message: ^campaign "Score" writes it, and
-- action: Make the field one that can be written, or take it out of Marketo's flows
-- flags: Contact.Fls__c
-- who: salesforce
-- evidence: reason=field-level security is read-only
-- flags: Lead.Suffix__c
-- severity: medium
-- basis: certain
-- message: writes it, or a field of its name or label, and
-- flags: Lead.Guess__c
-- severity: medium
-- basis: possible
-- flags: Account.Tier__c
-- severity: medium
-- message: the sync sends no changes of Account$
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- ignores: Lead.Free__c
-- ignores: Lead.Read__c
-- ignores: Lead.Idle__c
-- ignores: Account.Industry
-- ignores: Account.Guess__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, label, createable, updateable) VALUES ('Lead', 'Fls__c', 'F', 0, 0), ('Contact', 'Fls__c', 'F', 0, 0),
    ('Lead', 'Suffix__c', 'S', 0, 0), ('Lead', 'Guess__c', 'Guessed', 0, 0), ('Lead', 'Free__c', 'R', 1, 1), ('Lead', 'Read__c', 'D', 0, 0),
    ('Lead', 'Idle__c', 'I', 0, 0), ('Account', 'Tier__c', 'T', 1, 1), ('Account', 'Guess__c', 'Of account', 1, 1), ('Account', 'Industry', 'Industry', 1, 1), ('Lead', 'Industry', 'Industry', 1, 1);
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Formula__c', 'Name');
INSERT INTO a_marketo_field (name, label) VALUES ('Fls__c', '1'), ('Formula__c', '2'), ('Suffix__c_lead', '3'), ('g', 'Guessed'), ('Free__c', '4'),
    ('Read__c', '5'), ('Idle__c', '6'), ('Tier__c', '7'), ('industry', 'Industry'), ('h', 'Of account');
INSERT INTO an_asset (type, id, name, live) VALUES ('smart campaign', '1', 'Score', 1), ('form', '2', 'Contact us', 1), ('smart campaign', '3', 'Off', 0);
INSERT INTO a_use (type, id, place, name) VALUES ('smart campaign', '1', 'flow step', 'Fls__c'), ('form', '2', 'form field', 'Fls__c'),
    ('smart campaign', '1', 'flow step', 'Formula__c'), ('smart campaign', '1', 'flow step', 'Suffix__c_lead'),
    ('smart campaign', '1', 'flow step', 'g'), ('smart campaign', '1', 'flow step', 'Free__c'), ('smart campaign', '1', 'filter', 'Read__c'),
    ('smart campaign', '3', 'flow step', 'Idle__c'), ('smart campaign', '1', 'flow step', 'Tier__c'), ('smart campaign', '1', 'flow step', 'h'),
    ('smart campaign', '1', 'flow step', 'industry');

-- case: an object that cannot be edited at all is another rule's, and many writers
-- flags: Contact.A__c
-- message: ^form "A", form "B", campaign "C" and 1 more write it, and
-- flags: Contact.Three__c
-- message: ^form "A", form "B", campaign "C" write it, and
-- flags: Contact.Double__c
-- message: ^campaign "C" writes it, and
-- ignores: Lead.A__c
INSERT INTO an_object (name, updateable) VALUES ('Lead', 0), ('Contact', 1), ('Account', 1);
INSERT INTO a_field (object, name, createable, updateable) VALUES ('Lead', 'A__c', 0, 0), ('Contact', 'A__c', 0, 0);
INSERT INTO a_marketo_field (name) VALUES ('A__c');
INSERT INTO an_asset (type, id, name) VALUES ('form', '1', 'A'), ('form', '2', 'B'), ('smart campaign', '1', 'C'), ('smart campaign', '2', 'D');
INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'A__c'), ('form', '2', 'form field', 'A__c'),
    ('smart campaign', '1', 'flow step', 'A__c'), ('smart campaign', '2', 'flow step', 'A__c');
INSERT INTO a_field (object, name, createable, updateable) VALUES ('Contact', 'Three__c', 0, 0);
INSERT INTO a_marketo_field (name) VALUES ('Three__c');
INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'Three__c'), ('form', '2', 'form field', 'Three__c'),
    ('smart campaign', '1', 'flow step', 'Three__c');
-- Two fields of Marketo are this one of Salesforce: the campaign that writes both is one.
INSERT INTO a_field (object, name, createable, updateable) VALUES ('Contact', 'Double__c', 0, 0);
INSERT INTO a_marketo_field (name, label, soap_name) VALUES ('double', '8', 'Double__c'), ('double2', '9', 'Double__c');
INSERT INTO a_use (type, id, place, named, name) VALUES ('smart campaign', '1', 'flow step', 'rest name', 'double'), ('smart campaign', '1', 'flow step', 'rest name', 'double2');
