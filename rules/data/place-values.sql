-- id: place-values
-- title: Countries and states written in several ways
-- severity: medium
-- basis: observed
-- category: data
-- practice: 4
-- needs: values
-- catalogue: DATA-02 DATA-03
-- action: Put countries and states into one spelling, and keep them so
-- place: records
-- who: both
-- param: records = 100 | records that are too few to matter
-- param: different = 400 | different countries of an object that are too many, where the values themselves are not shown
-- why: "USA", "US" and "United States" are three segments in Marketo. Where Salesforce's State and Country/Territory Picklists are on,
--   a record with a value that is not in the list fails on its next update, whatever the update is about.
-- fix: Sheet Values has each spelling with the one to use: make it the choices of a campaign in Marketo that runs on each new or
--   changed country, and change the old records once.
-- risk: Segments, assignment rules and territories may go by the old spellings.
-- undo: Keep the list of what was changed, and change it back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT p.object, p.field,
       printf('%,d records have %d value%s that Salesforce''s list does not have%s', sum(p.records), sum(p.different),
              iif(sum(p.different) = 1, '', 's'),
              coalesce(': ' || group_concat(p.value, ', ') FILTER (WHERE p.place <= 5 AND p.value <> ''), ''))
           AS message,
       json_object('records', sum(p.records), 'values', sum(p.different)) AS evidence, 'high' AS severity
FROM (SELECT v.*, row_number() OVER (PARTITION BY v.object, v.field ORDER BY v.records DESC, v.value) AS place
      FROM usage_value v
      WHERE coalesce(v.listed, 0) = 0
        AND EXISTS (SELECT 1 FROM field d WHERE d.object = v.object AND d.field = v.field || 'Code' AND d.type = 'picklist')) AS p
GROUP BY p.object, p.field HAVING sum(p.records) >= :records
UNION ALL
SELECT p.object, p.field,
       printf('%,d records have another spelling of the same %s: %s', sum(p.records), p.kind,
              group_concat(printf('%s → %s (%,d)', p.value, p.target, p.records), ', ') FILTER (WHERE p.place <= 5)),
       json_object('records', sum(p.records), 'spellings', count(*)), NULL
FROM (SELECT *, row_number() OVER (PARTITION BY object, field ORDER BY records DESC, value) AS place
      FROM (SELECT object, field, kind, value, target, sum(records) AS records FROM place_value
            WHERE NOT has_list AND value <> target GROUP BY object, field, value, target)) AS p
GROUP BY p.object, p.field HAVING sum(p.records) >= :records
UNION ALL
SELECT v.object, v.field, printf('%,d different values in %,d records, and there are about 250 countries', v.different, v.records),
       json_object('values', v.different), 'low'
FROM usage_value v
WHERE v.field IN ('Country', 'MailingCountry', 'BillingCountry') AND v.value = '' AND v.different >= :different
  AND NOT EXISTS (SELECT 1 FROM field d WHERE d.object = v.object AND d.field = v.field || 'Code')
