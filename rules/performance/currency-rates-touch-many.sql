-- id: currency-rates-touch-many
-- title: A change of exchange rates can touch very many records
-- severity: low
-- basis: possible
-- category: performance
-- practice: 3
-- needs: describe usage
-- catalogue: OBJ-10
-- action: Hide currency fields that nobody uses from the sync user, and set rates at night
-- who: both
-- param: records = 100000 | records of an object that are too few to matter
-- why: With several currencies a new rate changes what amounts are worth in another one. Adobe names currency among the fields that change
--   often; where amounts of many records move at once, the sync queues them all.
-- fix: Hide the amounts that marketing does not use. Set new rates outside business hours, and look at the backlog after it.
-- risk: A hidden amount stays in Marketo as it was.
-- undo: Tick Visible again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
SELECT u.object, NULL AS field,
       printf('%,d records with %d visible currency field%s, and several currencies%s: a change of rates may queue them all', u.records,
              c.fields, iif(c.fields = 1, '', 's'),
              iif(EXISTS (SELECT 1 FROM object WHERE object = 'DatedConversionRate' AND visible), ' with dated rates', '')) AS message,
       json_object('records', u.records, 'currency_fields', json(c.names)) AS evidence
FROM usage_object u
JOIN (SELECT object, count(*) AS fields, json_group_array(field) AS names
      FROM (SELECT object, field FROM synced_field WHERE type = 'currency' ORDER BY field) GROUP BY object) AS c
     ON c.object = u.object
WHERE u.records >= :records
  AND EXISTS (SELECT 1 FROM field f WHERE f.object = u.object AND f.field = 'CurrencyIsoCode')
