-- id: custom-object-idle
-- title: Enabled custom object without records, or without new ones
-- severity: medium
-- basis: observed
-- category: object
-- practice: 9
-- needs: usage
-- catalogue: OBJ-02
-- action: Disable the custom object's sync, or say what it is for
-- who: marketo
-- param: months = 12 | months without a new record
-- why: Each enabled object is asked for in each cycle of the sync, and its fields stay in Marketo.
-- fix: Ask who works with it. If nobody does, disable its sync in Marketo (Admin > Salesforce Objects Sync), then take its Read
--   from the sync user.
-- risk: Smart lists that use it must be changed first.
-- undo: Enable it again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/enable-disable-custom-object-sync
SELECT u.object, NULL AS field,
       CASE WHEN u.records = 0 THEN 'has no record that the user can see'
            ELSE printf('no new record since %s (%,d records)', substr(u.newest_created, 1, 10), u.records) END
           || CASE WHEN r.uses > 0 THEN '; used by ' || r.names WHEN r.uses = 0 THEN '; not referenced as far as Salesforce tells'
               ELSE '' END
           AS message,
       json_object('records', u.records, 'newest_created', u.newest_created, 'references', r.uses) AS evidence
FROM usage_object u
JOIN synced_object s ON s.object = u.object AND s.fields_sync
LEFT JOIN object_referenced r ON r.object = u.object
WHERE u.object GLOB '*__c' AND u.reason = ''
  AND (u.records = 0 OR u.newest_created < strftime('%Y-%m-%dT%H:%M:%SZ', :now, '-' || :months || ' months'))
