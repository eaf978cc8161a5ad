-- id: unique-value
-- title: Unique field that Marketo writes
-- severity: low
-- category: data
-- practice: 4
-- needs: describe
-- catalogue: FLD-36
-- action: Let Marketo send only values the fields accept
-- who: marketo
-- why: The sync does not de-duplicate. A second person with the same value is refused: DUPLICATE_VALUE.
-- fix: Drop Unique, or take Edit Access on the field from the sync user and accept that Marketo does not write it.
-- risk: Other integrations may match records on the field.
-- undo: Tick Unique again, once the values are unique.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT object, field,
       CASE WHEN is_unique THEN 'two records cannot have the same value'
           ELSE 'external id: other systems match records on it' END AS message,
       json_object('unique', is_unique, 'external_id', external_id) AS evidence,
       -- Where Marketo's fields were read, so are its flows and forms as far as they may be: what writes is put right there.
       CASE WHEN EXISTS (SELECT 1 FROM marketo_instance_field) THEN 'Put right in Marketo what works against the sync' END AS action
FROM synced_field
WHERE marketo_writes AND can_edit AND (is_unique OR external_id)
