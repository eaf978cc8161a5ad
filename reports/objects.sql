-- sheet: Objects
-- order: 50
-- tab: #70AD47
-- summary: One line per object: fields, relation to a person, synced or not
-- freeze: 1
-- column: Object | 27
-- column: Label | 24
-- column: Kind | 16
-- column: Custom | 8 | yesno
-- column: State | 10
-- column: Synced | 14
-- column: Relation to a person | 46
-- column: Fields | 8 | number
-- column: Custom fields | 8 | number
-- column: Formulas | 9 | number
-- column: Sync user reads | 8 | yesno
-- column: Sync user creates | 8 | yesno
-- column: Sync user edits | 8 | yesno
-- column: Sync user deletes | 8 | yesno
-- column: Findings | 9 | number
-- column: Setup | 7 | link
SELECT o.object,
       o.label,
       o.kind,
       o.custom,
       replace(o.state, '_', ' '),
       coalesce(s.synced, 'no'),
       CASE
           WHEN o.object IN (SELECT object FROM person_object) THEN 'is one of Lead, Contact, Account'
           WHEN o.state <> 'ok' THEN ''
           WHEN relation.level = 1 THEN 'direct: ' || relation.path
           WHEN relation.level = 2 THEN 'two levels: ' || relation.path
           WHEN relation.level = 3 THEN 'unknown: ' || relation.path
           ELSE 'no'
       END,
       counts.fields,
       counts.custom_fields,
       counts.formulas,
       o.queryable,
       o.can_create,
       o.can_edit,
       o.can_delete,
       coalesce(found.findings, 0),
       (SELECT setup_url || '/ObjectManager/' || o.object || '/FieldsAndRelationships/view' || char(10) || 'Open' FROM setup_home)
FROM report_object o
LEFT JOIN synced_object s ON s.object = o.object
LEFT JOIN report_relation relation ON relation.object = o.object AND relation.choice = 1
LEFT JOIN (SELECT object, count(*) AS fields, sum(custom) AS custom_fields, sum(formula IS NOT NULL) AS formulas
           FROM field GROUP BY object) AS counts ON counts.object = o.object
LEFT JOIN (SELECT object, count(*) AS findings FROM finding WHERE NOT waived GROUP BY object) AS found
       ON found.object = o.object
WHERE o.state <> 'not_asked' OR o.kind IN ('custom object', 'custom setting')
ORDER BY o.position
