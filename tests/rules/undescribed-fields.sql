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
