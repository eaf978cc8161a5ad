-- id: picklist-restricted
-- title: Restricted picklist that Marketo writes
-- severity: low
-- category: data
-- practice: 4
-- needs: describe
-- catalogue: FLD-32
-- action: Let Marketo send only values the fields accept
-- who: marketo
-- param: exempt = '^(?:Mailing)?(?:State|Country)Code$|GeocodeAccuracy$|^CurrencyIsoCode$' | regular expression of field names left alone
-- why: A value the picklist does not have is refused: INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST.
-- fix: Use the same values in Marketo's forms, lists and flow steps, or clear "Restrict picklist to the values defined in the
--   value set".
-- risk: An open picklist takes any spelling.
-- undo: Tick Restrict again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/add-remove-picklist-values https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT f.object, f.field,
       printf('takes only its %d values',
              (SELECT count(*) FROM picklist_value v WHERE v.object = f.object AND v.field = f.field AND v.active)) AS message,
       json_object('type', f.type) AS evidence,
       -- Where Marketo's fields were read, so are its flows and forms as far as they may be: what writes is put right there.
       CASE WHEN EXISTS (SELECT 1 FROM marketo_instance_field) THEN 'Put right in Marketo what works against the sync' END AS action
FROM synced_field f
WHERE f.marketo_writes AND f.can_edit AND f.restricted_picklist AND NOT coalesce(f.dependent_picklist, 0)
  AND f.type IN ('picklist', 'multipicklist') AND f.field NOT REGEXP :exempt
