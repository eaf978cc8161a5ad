-- id: lookup-id-only
-- title: Lookup that arrives as an Id
-- severity: info
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-15
-- action: Nothing to change: know what arrives in Marketo
-- who: marketo
-- why: Of a custom lookup only the Id syncs, not the name of the record it points at.
-- fix: Where marketing needs the name, copy it to a text field with a record-triggered flow. Where it needs neither, the field
--   is a candidate to hide.
-- risk: None.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync
SELECT object, field,
       printf('points at %s: Marketo receives the 18-character Id',
              coalesce((SELECT group_concat(value, ', ') FROM json_each(reference_to)), 'another record')) AS message,
       json_object('reference_to', json(coalesce(reference_to, '[]'))) AS evidence
FROM synced_field
WHERE custom AND NOT contact_copy AND type = 'reference' AND NOT marketo_field
