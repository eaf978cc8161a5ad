-- case: 201 custom fields are one too many, 200 are not
-- flags: Lead
-- message: the sync user can see 201 custom fields; more than 200 deserve a look
-- severity: medium
-- basis: certain
-- who: both
-- action: Decide: keep with a reason, or hide from the sync user
-- evidence: custom_fields=201
-- evidence: most=200
-- ignores: Contact
-- ignores: Case
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Case');
WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 300)
INSERT INTO a_field (object, name) SELECT 'Lead', printf('F%d__c', i) FROM n WHERE i <= 201
UNION ALL SELECT 'Contact', printf('F%d__c', i) FROM n WHERE i <= 200
UNION ALL SELECT 'Contact', printf('Standard%d', i) FROM n
UNION ALL SELECT 'Contact', printf('mkto71_F%d__c', i) FROM n
UNION ALL SELECT 'Case', printf('F%d__c', i) FROM n;

-- case: the contact's field on Account is not one more
-- flags: Lead
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Contact', 'Hobby__c'), ('Account', 'Hobby__pc');
WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 201)
INSERT INTO a_field (object, name) SELECT 'Lead', printf('F%d__c', i) FROM n UNION ALL SELECT 'Account', printf('F%d__c', i) FROM n WHERE i <= 200;
