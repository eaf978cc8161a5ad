-- case: ten of twelve on Lead; a handful on Contact
-- flags: Lead
-- message: 11 of 12 visible custom fields (91 %) have no description
-- severity: info
-- basis: certain
-- who: salesforce
-- action: Describe the custom fields that sync, in Setup
-- evidence: fields=12
-- evidence: undescribed=11
-- ignores: Contact
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
INSERT INTO a_field (object, name) SELECT 'Lead', printf('F%d__c', i) FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
INSERT INTO a_definition (object, name, Description) SELECT 'Lead', printf('F%d__c', i), CASE i WHEN 1 THEN 'What it is for' END FROM n;
INSERT INTO a_field (object, name) VALUES ('Contact', 'G__c');
INSERT INTO a_definition (object, name) VALUES ('Contact', 'G__c');

-- case: half of ten, and one more than half
-- flags: Contact
-- message: 6 of 10 visible custom fields (60 %)
-- ignores: Lead
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) SELECT o.value, printf('F%d__c', n.value) FROM json_each('["Lead", "Contact"]') o, json_each('[1,2,3,4,5,6,7,8,9,10]') n;
INSERT INTO a_definition (object, name, Description) SELECT 'Lead', printf('F%d__c', value), iif(value > 5, 'What for', NULL) FROM json_each('[1,2,3,4,5,6,7,8,9,10]');
INSERT INTO a_definition (object, name, Description) SELECT 'Contact', printf('F%d__c', value), iif(value > 6, 'What for', '') FROM json_each('[1,2,3,4,5,6,7,8,9,10]');
INSERT INTO a_field (object, name) SELECT 'Account', printf('F%d__c', value) FROM json_each('[1,2,3,4,5,6,7,8,9]');
INSERT INTO a_definition (object, name) SELECT 'Account', printf('F%d__c', value) FROM json_each('[1,2,3,4,5,6,7,8,9]');

-- case: just above the share; standard fields and those of packages have other authors
-- flags: Lead
-- message: 51 of 100 visible custom fields (51 %)
-- ignores: Contact
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
INSERT INTO a_field (object, name) SELECT 'Lead', printf('F%d__c', i) FROM n;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
INSERT INTO a_definition (object, name, Description) SELECT 'Lead', printf('F%d__c', i), iif(i > 51, 'What for', NULL) FROM n;
INSERT INTO a_field (object, name) SELECT 'Contact', printf('Standard%d', value) FROM json_each('[1,2,3,4,5,6,7,8,9,10]');
INSERT INTO a_definition (object, name) SELECT 'Contact', printf('Standard%d', value) FROM json_each('[1,2,3,4,5,6,7,8,9,10]');
INSERT INTO a_field (object, name) SELECT 'Contact', printf('pkg__F%d__c', value) FROM json_each('[1,2,3,4,5,6,7,8,9,10]');
INSERT INTO a_definition (object, name) SELECT 'Contact', printf('pkg__F%d__c', value) FROM json_each('[1,2,3,4,5,6,7,8,9,10]');
