-- id: custom-object-label-taken
-- title: Synced custom object shares its label
-- severity: high
-- category: object
-- practice: 9
-- needs: describe
-- catalogue: OBJ-05
-- action: Rename one of the objects with the same label
-- who: salesforce
-- why: Marketo needs custom objects to have names of their own; two with the same label are not supported.
-- fix: Change the label of one of them in Object Manager before it is enabled in Marketo.
-- risk: Reports and pages show the new label.
-- undo: Change the label back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-custom-object-sync
WITH named AS MATERIALIZED (
    SELECT o.object, o.label, lower(o.label) AS words, s.fields_sync AS enabled
    FROM object o LEFT JOIN synced_object s ON s.object = o.object
    WHERE o.visible AND o.kind = 'custom object'
)
SELECT n.object, NULL AS field,
       printf('its label "%s" is also that of %s', n.label, group_concat(twin.object, ', ')) AS message,
       json_object('label', n.label, 'others', json_group_array(twin.object)) AS evidence
FROM named n
JOIN (SELECT object, words FROM named ORDER BY object) twin ON twin.words = n.words AND twin.object <> n.object
WHERE n.enabled
GROUP BY n.object
