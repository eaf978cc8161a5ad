-- case: packages other than Marketo's
-- flags: Lead
-- message: 3 fields of enrich (2), route (1)
-- severity: medium
-- basis: certain
-- who: both
-- action: Decide: keep with a reason, or hide from the sync user
-- evidence: fields=3
-- evidence: packages={"enrich":2,"route":1}
-- evidence: names=enrich__Grade__c, enrich__Size__c, route__Territory__c
-- flags: Opportunity
-- message: 1 field of enrich (1)
-- ignores: Contact
-- ignores: Account
-- ignores: enrich__Log__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity'), ('enrich__Log__c');
INSERT INTO a_field (object, name) VALUES
    ('Lead', 'enrich__Grade__c'), ('Lead', 'enrich__Size__c'), ('Lead', 'route__Territory__c'), ('Lead', 'Own__c'),
    ('Opportunity', 'enrich__Grade__c'),
    ('Contact', 'mkto_si__Urgency_Value__c'), ('Contact', 'mkto2__Lead_Score__c'), ('Contact', 'Own__c'),
    ('Account', 'Office__c'), ('Account', 'Office__Latitude__s'), ('Account', 'Level__pc'),
    ('enrich__Log__c', 'enrich__Text__c');

-- case: fields of the org's own namespace are its own
-- flags: Lead
-- message: 1 field of other (1)
-- ignores: Contact
UPDATE organization SET NamespacePrefix = 'ours';
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'ours__Tier__c'), ('Lead', 'other__Tier__c'), ('Contact', 'ours__Tier__c');

-- case: a contact's field is counted on Contact
-- flags: Contact
-- message: 2 fields of enrich (2)
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Contact', 'enrich__Grade__c'), ('Contact', 'enrich__Size__c'), ('Account', 'enrich__Grade__pc');
