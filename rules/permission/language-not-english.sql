-- id: language-not-english
-- title: The sync user's language is not English
-- severity: low
-- basis: possible
-- category: permission
-- practice: 1
-- needs: user
-- catalogue: PERM-27
-- action: Set the sync user's language to English while custom objects are enabled
-- place: user
-- who: salesforce
-- why: Marketo finds custom objects and their relations by English labels; enabling them fails when the sync user has another
--   language.
-- fix: Setup, Users, the sync user, Edit, Language, English; enable the objects in Marketo, then set it back if need be.
-- risk: None: people do not work as this user.
-- undo: Set the language back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-custom-object-sync
SELECT NULL AS object, NULL AS field,
       printf('custom objects are configured as synced, and the sync user''s language is %s', language) AS message,
       json_object('language', language) AS evidence
FROM sync_user
WHERE language NOT GLOB 'en*' AND EXISTS (SELECT 1 FROM synced_object_setting WHERE object GLOB '*__c')
