-- id: multi-currency
-- title: Several currencies are on
-- severity: info
-- category: governance
-- practice: 10
-- needs: describe
-- catalogue: OBJ-09
-- action: Nothing to change: plan for it
-- who: both
-- why: Marketo knows one currency. Amounts arrive as they are, under Marketo's default currency.
-- fix: If scores or reports in Marketo use amounts, sync a field that holds the amount in one currency.
-- risk: A field converted by a formula goes stale when rates change.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-opportunity-sync
SELECT NULL AS object, NULL AS field,
       printf('several currencies are on: %d currency fields reach Marketo without conversion',
              (SELECT count(*) FROM synced_field c WHERE c.type = 'currency')) AS message,
       json_object('seen_on', json_group_array(object)) AS evidence
FROM (SELECT object FROM synced_field WHERE field = 'CurrencyIsoCode' ORDER BY object)
HAVING count(*) > 0
