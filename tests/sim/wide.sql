-- Generated objects for measuring: :objects custom objects of :fields fields each (the system fields among them), in the
-- mix of types, formulas, help texts and picklists of a grown org.

CREATE TEMP TABLE number AS
WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < max(:objects, :fields))
SELECT n FROM count;

INSERT INTO organization (Id, Name, OrganizationType, IsSandbox, InstanceName, NamespacePrefix, LanguageLocaleKey,
                          TrialExpirationDate)
VALUES ('00D5f000000wideEAA', 'Wide Org', 'Enterprise Edition', 'false', 'EU42', NULL, 'en_US', NULL);
INSERT INTO user (user_id, organization_id, preferred_username, name, given_name, family_name, email, user_type, language,
                  locale, zoneinfo, active, is_salesforce_integration_user)
VALUES ('0055f000000wideAAA', '00D5f000000wideEAA', 'sync@wide.example', 'Wide Sync', 'Wide', 'Sync', 'sync@wide.example',
     'STANDARD', 'en_US', 'en_US', 'GMT', 'true', 'false');

INSERT INTO object (name, label, keyPrefix)
SELECT printf('Wide_%05d__c', n), printf('Wide %d', n), printf('a%02x', n % 256) FROM number WHERE n <= :objects;

INSERT INTO field (object, position, name, label, type, referenceTo, childRelationshipName, calculatedFormula,
                   inlineHelpText, length, scale)
SELECT o.name, n, printf('Grown_Over_Time_%d__c', n), printf('Grown over Time %d', n), kind.value,
       CASE kind.value WHEN 'reference' THEN o.name END,
       CASE kind.value WHEN 'reference' THEN printf('Grown_%d', n) END,
       CASE WHEN kind.value IN ('string', 'double') AND n % 3 = 0
            THEN printf('IF(ISBLANK(Amount__c), 0, Amount__c * 1.%d)', n) END,
       CASE n % 4 WHEN 1 THEN printf('What field %d is for — with "quotes", über and all.', n) END,
       CASE WHEN kind.value = 'textarea' THEN 32768 END,
       CASE WHEN kind.value IN ('double', 'currency') THEN 2 END
FROM object o
JOIN number
JOIN json_each('["string","boolean","picklist","reference","double","datetime","textarea","date","email","currency"]')
    AS kind ON kind.key = n % 10
WHERE n <= :fields - 11;

INSERT INTO value (object, field, value, label)
SELECT f.object, f.name, printf('V%d', n), printf('Value %d', n) FROM field f JOIN number ON n <= 10 WHERE f.type = 'picklist';
