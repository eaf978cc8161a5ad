-- sheet: Hidden fields
-- order: 55
-- tab: #70AD47
-- summary: Fields of synced objects that the sync user does not see: needed, or rightly hidden
-- only: SELECT 1 FROM field_definition UNION ALL SELECT 1 FROM hidden_field LIMIT 1
-- freeze: 2
-- column: Object | 18
-- column: API name | 34
-- column: Label | 30
-- column: Type | 24
-- column: Needed | 30
-- column: Why hidden | 34 | wrap
-- column: Could be granted by | 40 | wrap
-- column: Description | 40 | wrap
-- column: Classification | 16
SELECT h.object, h.field, h.label, h.type, coalesce(h.needed, 'no'), h.reason,
       (SELECT group_concat(name, ', ')
        FROM (SELECT c.name || CASE c.state WHEN 'active' THEN '' ELSE ' (' || c.state || ')' END AS name
              FROM container c JOIN container_field f ON f.container = c.container
              WHERE f.object = h.object AND f.field = h.field AND f.can_read ORDER BY c.name)),
       d.description, d.classification
FROM hidden_field h
LEFT JOIN report_object o ON o.object = h.object
LEFT JOIN field_definition d ON d.object = h.object AND d.field = h.field
ORDER BY h.needed IS NULL, o.position, h.object, h.field
