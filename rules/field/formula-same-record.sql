-- id: formula-same-record
-- title: Formula over its own record
-- severity: info
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-13
-- action: Nothing to change: know what arrives in Marketo
-- who: marketo
-- why: It changes only when its own record changes, and that moves the record's SystemModstamp: Marketo stays right. It
--   cannot be written.
-- fix: Nothing. After the formula's text is edited, the old values stay in Marketo until each record is next updated.
-- risk: None.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync
SELECT object, field, 'reads only its own record: it moves when the record moves' AS message,
       json_object('kind', formula_kind, 'type', type) AS evidence
FROM synced_field
WHERE formula_kind = 'same_record' AND NOT contact_copy
