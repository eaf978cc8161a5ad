-- sheet: Usage
-- order: 53
-- tab: #BF8F00
-- summary: How full the fields are, how old the newest values, and how often they change; each number with how it was found
-- only: SELECT 1 FROM evident_field LIMIT 1
-- freeze: 2
-- column: Object | 22
-- column: API name | 30
-- column: Label | 28
-- column: Evidence | 18
-- column: Filled | 12 | number
-- column: Records | 12 | number
-- column: Fill (%) | 9 | number
-- column: Between (%) | 14
-- column: How counted | 16
-- column: Newest record with a value | 14
-- column: Last modified of those | 14
-- column: Changes in 30 days | 11 | number
-- column: Changes tracked | 11 | number
-- column: Last change | 14
-- column: Formulas that name it | 9 | number
-- column: Formulas | 36 | wrap
-- column: References | 10 | number
-- column: Used by | 36 | wrap
-- column: On pages | 9 | number
-- column: Why there is no number | 40 | wrap
SELECT e.object,
       e.field,
       coalesce(d.label, e.field),
       coalesce(e.evidence, 'nothing can be said'),
       e.filled,
       e.records,
       round(100.0 * e.fill, 2),
       CASE e.method WHEN 'sampled' THEN printf('%.1f to %.1f', 100.0 * e.low, 100.0 * e.high) END,
       CASE e.method WHEN 'true' THEN 'records where true' WHEN 'sampled' THEN 'sample' ELSE e.method END,
       substr(e.newest_created, 1, 10),
       substr(e.newest_modified, 1, 10),
       e.changes_30,
       e.changes,
       substr(e.last_change, 1, 10),
       e.formulas,
       e.formula_names,
       e.uses,
       e.used_by,
       e.layouts,
       e.reason
FROM field_evidence e
LEFT JOIN report_object o ON o.object = e.object
LEFT JOIN field d ON d.object = e.object AND d.field = e.field
ORDER BY o.position, e.fill IS NULL, e.fill, e.object, e.field
