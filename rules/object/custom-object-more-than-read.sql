-- id: custom-object-more-than-read
-- title: Synced custom object grants more than Read
-- severity: low
-- category: object
-- practice: 9
-- needs: describe
-- catalogue: OBJ-07
-- action: Leave the sync user only Read on these objects
-- who: salesforce
-- place: permissions
-- why: Custom objects go from Salesforce to Marketo only. The sync needs Read and nothing else.
-- fix: In the sync user's permission set or profile, Object Settings, leave only Read on the object.
-- risk: Another integration that uses the same user may write the object: give it a user of its own first.
-- undo: Tick the permissions again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-custom-object-sync
SELECT o.object, NULL AS field,
       printf('the sync user may also %s; the sync only reads',
              substr(CASE WHEN o.can_create THEN ', create' ELSE '' END || CASE WHEN o.can_edit THEN ', edit' ELSE '' END
                     || CASE WHEN o.can_delete THEN ', delete' ELSE '' END, 3)) AS message,
       json_object('create', o.can_create, 'edit', o.can_edit, 'delete', o.can_delete) AS evidence
FROM object o
JOIN synced_object s ON s.object = o.object AND s.fields_sync
WHERE o.kind = 'custom object' AND (o.can_create OR o.can_edit OR o.can_delete)
