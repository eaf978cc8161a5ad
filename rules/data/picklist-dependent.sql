-- id: picklist-dependent
-- title: Dependent picklist that Marketo writes
-- severity: low
-- category: data
-- practice: 4
-- needs: describe
-- catalogue: FLD-35
-- action: Let Marketo send only values the fields accept
-- who: marketo
-- param: exempt = '^(?:Mailing)?(?:State|Country)Code$|GeocodeAccuracy$|^CurrencyIsoCode$' | regular expression of field names left alone
-- why: Which values fit depends on another field. Marketo does not know the dependency and sends pairs that do not belong
--   together.
-- fix: Set both fields in the same flow step or form, from pairs that Salesforce knows.
-- risk: None in Salesforce.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT object, field, printf('its values depend on %s', coalesce(controller, 'another field')) AS message,
       json_object('controller', controller, 'restricted', restricted_picklist) AS evidence,
       -- Where Marketo's fields were read, so are its flows and forms as far as they may be: what writes is put right there.
       CASE WHEN EXISTS (SELECT 1 FROM marketo_instance_field) THEN 'Put right in Marketo what works against the sync' END AS action
FROM synced_field
WHERE marketo_writes AND can_edit AND dependent_picklist AND field NOT REGEXP :exempt
