-- case: what is worked out, by each kind, and what is not
-- flags: Lead.Formula__c
-- message: is read-only by its nature (formula), and writable as Marketo's Formula__c
-- severity: info
-- evidence: reason=formula
-- who: marketo
-- action: Nothing to change: know what arrives in Marketo
-- evidence: marketo_field=Formula__c
-- flags: Lead.Number__c
-- flags: Lead.Sum__c
-- flags: Contact.Plain__c
-- flags: Contact.Formula__c
-- flags: Account.Tier__c
-- message: writable as Marketo's Tier__c, tier2$
-- evidence: marketo_field=Tier__c, tier2
-- ignores: Lead.Blocked__c
-- ignores: Lead.Plain__c
-- ignores: Account.Formula__pc
-- ignores: Opportunity.Plain__c
-- ignores: Lead.Fls__c
-- ignores: Lead.Standard
-- ignores: Lead.Guess__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Formula__c', '1'), ('Lead', 'Blocked__c', '1'), ('Lead', 'Guess__c', '1'),
    ('Lead', 'Standard', '1');
INSERT INTO a_field (object, name, autoNumber, calculated, updateable) VALUES ('Lead', 'Number__c', 1, 0, 0), ('Lead', 'Sum__c', 0, 1, 0),
    ('Lead', 'Plain__c', 0, 0, 1), ('Lead', 'Fls__c', 0, 0, 0);
INSERT INTO a_marketo_field (name, updateable) VALUES ('Formula__c', 1), ('Blocked__c', 0), ('Number__c', 1), ('Sum__c', 1), ('Plain__c', 1),
    ('Fls__c', 1), ('Standard', 1);
INSERT INTO a_marketo_field (name, label) VALUES ('x', 'Guess');
-- A company's field may be a person's too, and another of Marketo's may be the same field of Salesforce.
INSERT INTO a_field (object, name, label, calculatedFormula) VALUES ('Account', 'Tier__c', 't', '1');
INSERT INTO a_marketo_field (object, name) VALUES ('company', 'Tier__c'), ('lead', 'Tier__c'), ('opportunity', 'Tier__c');
INSERT INTO a_marketo_field (object, name, soap_name) VALUES ('company', 'tier2', 'Tier__c');
-- What another object's field of the name is says nothing of this one.
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Contact', 'Plain__c', '1'), ('Opportunity', 'Plain__c', '1');
INSERT INTO a_marketo_field (object, name, updateable) VALUES ('opportunity', 'Blocked__c', 1);
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Account', 'Formula__pc', '1'), ('Contact', 'Formula__c', '1');
INSERT INTO a_marketo_field (object, name) VALUES ('company', 'Formula__pc');
