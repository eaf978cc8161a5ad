-- id: custom-object-related-twice
-- title: Synced custom object related to a person in two ways
-- severity: medium
-- category: object
-- practice: 9
-- needs: describe
-- catalogue: OBJ-04
-- action: Keep one relation of the object to the person
-- who: both
-- why: E-mail scripts reach a custom object only when it has one relation to the person. With two, its fields cannot be used in
--   tokens.
-- fix: Decide which relation Marketo is to use, and hide the other lookup from the sync user.
-- risk: Smart list filters that go over the hidden relation stop finding people.
-- undo: Tick Visible on the lookup again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-custom-object-sync
SELECT r.object, NULL AS field,
       printf('leads to a person in %d ways: %s', count(*), group_concat(r.field || ' (' || r.target || ')', ', ')) AS message,
       json_object('relations', json_group_object(r.field, r.target)) AS evidence
FROM (SELECT object, field, target FROM relation
      WHERE target IN (SELECT object FROM person_object)
      ORDER BY object, field) r
JOIN synced_object s ON s.object = r.object AND s.fields_sync
JOIN object o ON o.object = r.object AND o.kind = 'custom object'
GROUP BY r.object
-- A lookup to Lead and one to Contact are the two lives of one person.
HAVING sum(r.target = 'Lead') > 1 OR sum(r.target = 'Contact') > 1 OR sum(r.target = 'Account') > 1
    OR (sum(r.target = 'Account') > 0 AND sum(r.target IN ('Lead', 'Contact')) > 0)
