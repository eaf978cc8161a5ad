-- id: picklist-value-outside
-- title: Records with a value that the picklist no longer has
-- severity: medium
-- basis: observed
-- category: data
-- practice: 4
-- needs: values
-- catalogue: DATA-10 FLD-34
-- action: Replace values that the picklists no longer have
-- who: salesforce
-- param: records = 100 | records that are too few to matter
-- why: Marketo sends back what it has. A restricted picklist refuses an old value (INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST), and
--   forms in Marketo offer only those of the list.
-- fix: Setup > Object Manager > the field > Replace: put a value of the list in place of each old one; Marketo gets the new one with
--   the next cycle.
-- risk: Reports and rules may go by the old values.
-- undo: Export the records first; the old value can be written back while the picklist is not restricted.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT f.object, f.field,
       printf('%,d records have a value that is %s', sum(v.records),
              CASE WHEN min(v.listed IS NULL) THEN 'not in the list' WHEN max(v.listed IS NULL) THEN 'inactive or not in the list'
                   ELSE 'inactive' END)
           || coalesce(': ' || group_concat(v.value, ', ') FILTER (WHERE v.place <= 5 AND v.value <> ''), '') AS message,
       json_object('records', sum(v.records), 'values', sum(v.different), 'inactive', sum(v.listed = 0)) AS evidence,
       CASE WHEN f.restricted_picklist AND f.marketo_writes THEN 'high'
           WHEN NOT coalesce(f.restricted_picklist, 0) THEN 'low' END AS severity
FROM (SELECT *, row_number() OVER (PARTITION BY object, field ORDER BY records DESC, value) AS place
      FROM usage_value WHERE coalesce(listed, 0) = 0) AS v
JOIN synced_field f ON f.object = v.object AND f.field = v.field AND f.type = 'picklist'
GROUP BY f.object, f.field HAVING sum(v.records) >= :records
