-- sheet: Values
-- order: 54
-- tab: #BF8F00
-- summary: What stands in country, state and picklist fields, and what it should be: ready for a campaign that puts it right
-- only: SELECT 1 FROM usage_value LIMIT 1
-- freeze: 2
-- column: Object | 16
-- column: API name | 26
-- column: Country | 22
-- column: Value | 34
-- column: Should be | 30
-- column: Records | 12 | number
-- column: In Salesforce's list | 14
-- column: Different values | 12 | number
SELECT v.object,
       v.field,
       v.parent,
       CASE WHEN v.value = '' THEN '(values in no list; fetch with --show-values to see them)' ELSE v.value END,
       CASE WHEN p.target <> v.value THEN p.target END,
       v.records,
       CASE WHEN v.listed = 1 THEN 'yes' WHEN v.listed = 0 THEN 'inactive'
            WHEN f.type = 'picklist' OR p.has_list THEN 'no' ELSE 'there is none' END,
       v.different
FROM usage_value v
LEFT JOIN place_value p ON p.object = v.object AND p.field = v.field AND p.parent = v.parent AND p.value = v.value
LEFT JOIN field f ON f.object = v.object AND f.field = v.field
LEFT JOIN report_object o ON o.object = v.object
ORDER BY o.position, p.kind IS NULL, v.field, p.target IS NULL OR p.target = v.value, v.records DESC, v.value, v.parent
