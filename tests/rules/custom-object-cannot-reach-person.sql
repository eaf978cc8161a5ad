-- case: no way to a person within two levels
-- flags: Tax_Rule__c
-- message: ^has no lookup to Lead, Contact or Account, nor to an object that has one$
-- evidence: far=0
-- severity: info
-- flags: Tax_Line__c
-- message: ^points at Tax_Rule__c only, from where no lookup goes on to Lead, Contact or Account$
-- basis: certain
-- who: salesforce
-- action: Relate these objects to a person, or take their Read from the sync user
-- evidence: points_at=Tax_Rule__c
-- evidence: enabled=0
-- flags: Far__c
-- message: ^points at Near__c only: Lead, Contact or Account are more than two objects away$
-- evidence: far=1
-- flags: Badge__c
-- message: nor to an object that has one; that Contact points at it does not count$
-- evidence: pointed_at_by=Contact
-- flags: Reading__c
-- severity: high
-- ignores: Visit__c
-- ignores: Near__c
-- ignores: Ticket_Note__c
-- ignores: Stock__c
-- ignores: Settings__c
-- ignores: mkto_si__Cache__c
-- ignores: Hidden__c
-- ignores: Product2
INSERT INTO synced_object_setting VALUES ('Reading__c'), ('Visit__c');
INSERT INTO an_object (name, customSetting, state) VALUES
    ('Contact', 0, 'ok'), ('Tax_Rule__c', 0, 'ok'), ('Tax_Line__c', 0, 'ok'), ('Far__c', 0, 'ok'), ('Near__c', 0, 'ok'),
    ('Visit__c', 0, 'ok'), ('Ticket_Note__c', 0, 'ok'), ('Stock__c', 0, 'ok'), ('Settings__c', 1, 'ok'),
    ('Badge__c', 0, 'ok'), ('mkto_si__Cache__c', 0, 'ok'), ('Hidden__c', 0, 'not_permitted'), ('Reading__c', 0, 'ok'), ('Product2', 0, 'not_asked');
INSERT INTO a_field (object, name, type, referenceTo) VALUES
    ('Tax_Rule__c', 'OwnerId', 'reference', '["Group", "User"]'), ('Tax_Rule__c', 'Parent__c', 'reference', '["Tax_Rule__c"]'),
    ('Tax_Line__c', 'Tax_Rule__c', 'reference', '["Tax_Rule__c"]'), ('Far__c', 'Near__c', 'reference', '["Near__c"]'),
    ('Near__c', 'Visit__c', 'reference', '["Visit__c"]'), ('Visit__c', 'Contact__c', 'reference', '["Contact"]'),
    ('Ticket_Note__c', 'Case__c', 'reference', '["Case"]'), ('Stock__c', 'Product__c', 'reference', '["Product2"]'),
    ('Reading__c', 'CreatedById', 'reference', '["User"]'), ('Contact', 'Badge__c', 'reference', '["Badge__c"]');

-- case: many of them are one finding
-- flags: -
-- message: 21 custom objects
-- evidence: objects
-- ignores: Rule1__c
WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 21)
INSERT INTO an_object (name) SELECT printf('Rule%d__c', i) FROM n;

-- case: an enabled one is said for itself, as many as there are
-- flags: Reading__c
-- severity: high
-- flags: -
-- message: ^21 custom objects
-- severity: info
-- ignores: Rule1__c
INSERT INTO synced_object_setting VALUES ('Reading__c');
INSERT INTO an_object (name) VALUES ('Reading__c');
WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 21)
INSERT INTO an_object (name) SELECT printf('Rule%d__c', i) FROM n;

-- case: twenty are said one by one
-- flags: A__c
-- flags: B__c
-- flags: C__c
-- flags: D__c
-- flags: E__c
-- flags: F__c
-- flags: G__c
-- flags: H__c
-- flags: I__c
-- flags: J__c
-- flags: K__c
-- flags: L__c
-- flags: M__c
-- flags: N__c
-- flags: O__c
-- flags: P__c
-- flags: Q__c
-- flags: R__c
-- flags: S__c
-- flags: T__c
-- ignores: -
INSERT INTO an_object (name) SELECT char(64 + value) || '__c' FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]');

-- case: a lookup that names no target, which the target itself does
-- ignores: Visit__c
-- flags: Loose__c
-- message: ^has no lookup to Lead, Contact or Account, nor to an object that has one$
INSERT INTO an_object (name, state) VALUES ('Contact', 'ok'), ('Visit__c', 'ok'), ('Loose__c', 'ok');
INSERT INTO a_field (object, name, type, referenceTo) VALUES ('Visit__c', 'Contact__c', 'reference', '[]'), ('Loose__c', 'Contact__c', 'reference', '[]');
INSERT INTO a_child_relationship (object, childSObject, field) VALUES ('Contact', 'Visit__c', 'Contact__c');
