-- case: what the form offers and the picklist has
-- flags: Lead.Size__c#1
-- severity: high
-- message: ^form "Contact us" offers "Huge", "Tiny", which the picklist does not take$
-- evidence: values=2
-- action: Put right in Marketo what works against the sync
-- flags: Lead.Size__c#2
-- severity: medium
-- message: ^form "Draft" offers "Odd", which
-- flags: Lead.Size__c#3
-- severity: high
-- message: ^form "Both" offers "Now", which
-- flags: Lead.Size__c#4
-- severity: medium
-- message: ^form "Changed" offers "Soon", which
-- flags: Lead.Guess__c#1
-- severity: medium
-- basis: possible
-- message: ^form "Contact us" offers "a", "b", "c", "d", "e" and 1 more, which
-- who: marketo
-- evidence: form=Contact us
-- evidence: match=guess
-- ignores: Lead.Open__c
-- ignores: Account.Tier__c
-- ignores: Lead.Text__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');
INSERT INTO a_field (object, name, label, type, restrictedPicklist) VALUES ('Lead', 'Size__c', 'a', 'picklist', 1), ('Lead', 'Open__c', 'b', 'picklist', 0),
    ('Account', 'Tier__c', 'c', 'picklist', 1), ('Lead', 'Text__c', 'd', 'string', 1), ('Lead', 'Guess__c', 'Guessed', 'picklist', 1);
INSERT INTO a_value (object, field, value, label, active) VALUES ('Lead', 'Size__c', 'S', 'Small', 1), ('Lead', 'Size__c', 'Tiny', 'Tiny', 0);
-- What other picklists take, this one does not.
INSERT INTO a_field (object, name, label, type, restrictedPicklist) VALUES ('Lead', 'Color__c', 'e', 'picklist', 1), ('Opportunity', 'Size__c', 'f', 'picklist', 1);
INSERT INTO a_value (object, field, value, label, active) VALUES ('Lead', 'Color__c', 'Huge', 'Huge', 1), ('Opportunity', 'Size__c', 'Tiny', 'Tiny', 1);
INSERT INTO a_marketo_field (name, label) VALUES ('Size__c', '1'), ('Open__c', '2'), ('Tier__c', '3'), ('Text__c', '4'), ('g', 'Guessed');
INSERT INTO an_asset (type, id, name, live) VALUES ('form', '1', 'Contact us', 1), ('form', '2', 'Draft', 1), ('form', '3', 'Both', 1), ('form', '4', 'Changed', 1);
INSERT INTO marketo_form_value VALUES ('1', 'approved', 'Size__c', 'S'), ('1', 'approved', 'size__c', 'Small'), ('1', 'approved', 'Size__c', 'Huge'),
    ('1', 'draft', 'Size__c', 'Huge'), ('1', 'approved', 'Size__c', 'Tiny'), ('1', 'approved', 'Size__c', ' '), ('2', 'draft', 'Size__c', 'Odd'),
    -- Nobody is offered yet what only the draft has.
    ('3', 'approved', 'Size__c', 'Now'), ('3', 'draft', 'Size__c', 'Later'), ('4', 'approved', 'Size__c', 'S'), ('4', 'draft', 'Size__c', 'Soon'),
    ('1', 'approved', 'Open__c', 'x'), ('1', 'approved', 'Tier__c', 'x'), ('1', 'approved', 'Text__c', 'x'), ('1', 'approved', 'g', 'a'),
    ('1', 'approved', 'g', 'b'), ('1', 'approved', 'g', 'c'), ('1', 'approved', 'g', 'd'), ('1', 'approved', 'g', 'e'), ('1', 'approved', 'g', 'f');
