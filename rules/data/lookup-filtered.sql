-- id: lookup-filtered
-- title: Lookup with a filter that Marketo writes
-- severity: low
-- category: data
-- practice: 4
-- needs: describe
-- catalogue: FLD-37
-- action: Let Marketo send only values the fields accept
-- who: marketo
-- why: A value outside the filter is refused: FIELD_FILTER_VALIDATION_EXCEPTION.
-- fix: Make the filter optional, or keep Marketo from writing the field.
-- risk: An optional filter lets users pick any record.
-- undo: Make the filter required again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT object, field, 'takes only records that its lookup filter lets through' AS message,
       json_object('filter', json(CASE WHEN json_valid(lookup_filter) THEN lookup_filter ELSE 'null' END)) AS evidence,
       -- Where Marketo's fields were read, so are its flows and forms as far as they may be: what writes is put right there.
       CASE WHEN EXISTS (SELECT 1 FROM marketo_instance_field) THEN 'Put right in Marketo what works against the sync' END AS action
FROM synced_field
WHERE marketo_writes AND can_edit AND lookup_filter IS NOT NULL
  AND NOT coalesce(CASE WHEN json_valid(lookup_filter) THEN json_extract(lookup_filter, '$.optionalFilter') END, 0)
