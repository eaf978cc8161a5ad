-- sheet: Picklists
-- order: 60
-- tab: #7F7F7F
-- summary: Every picklist value, one row each
-- freeze: 2
-- column: Object | 18
-- column: Field | 30
-- column: Value | 40
-- column: Label | 40
-- column: Active | 9 | yesno
-- column: Default | 9 | yesno
-- column: Restricted | 10 | yesno
SELECT r.object,
       r.field,
       v.value,
       v.label,
       v.active,
       v.is_default,
       d.restricted_picklist
FROM report_dictionary r
JOIN picklist_value v ON v.object = r.object AND v.field = r.field
JOIN field d ON d.object = r.object AND d.field = r.field
ORDER BY r.position, v.position
