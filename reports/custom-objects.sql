-- sheet: Custom objects
-- order: 51
-- tab: #548235
-- summary: What each custom object holds, whether it hangs on a person, and what syncing it would cost
-- only: SELECT 1 FROM usage_object WHERE object GLOB '*__c' LIMIT 1
-- freeze: 1
-- column: Object | 30
-- column: Label | 26
-- column: Sync enabled | 10 | yesno
-- column: Relation to a person | 40 | wrap
-- column: What there is to say | 50 | wrap
-- column: References | 10 | number
-- column: Used by | 34 | wrap
-- column: Records | 12 | number
-- column: Newest record | 13
-- column: Last touched | 13
-- column: Touched a day | 11 | number
-- column: Fields | 9 | number
-- column: Fields without a value | 10 | number
-- column: API calls, first load | 11 | number
-- column: API calls a day | 10 | number
-- column: Why there is no number | 34 | wrap
SELECT o.object,
       o.label,
       s.fields_sync,
       CASE relation.level WHEN 1 THEN 'direct: ' || relation.path WHEN 2 THEN 'two levels: ' || relation.path
                           WHEN 3 THEN 'unknown: ' || relation.path ELSE 'no' END,
       CASE WHEN u.records IS NULL THEN 'not counted'
            WHEN u.records = 0 THEN 'no record that the user can see'
            WHEN u.newest_created < strftime('%Y-%m-%dT%H:%M:%SZ', audit.time, '-12 months')
                THEN 'no new record since ' || substr(u.newest_created, 1, 10)
            WHEN coalesce(relation.level, 9) > 2 THEN 'cannot reach a person: cannot be synced'
            ELSE '' END,
       r.uses,
       r.names,
       u.records,
       substr(u.newest_created, 1, 10),
       substr(u.newest_stamp, 1, 10),
       round(e.stamped_day, 1),
       counts.fields,
       empty.fields,
       (u.records + 199) / 200,
       CAST(ceil(e.stamped_day / 200.0) AS INTEGER),
       u.reason
FROM report_object o
JOIN audit
JOIN synced_object s ON s.object = o.object
JOIN usage_object u ON u.object = o.object
LEFT JOIN object_evidence e ON e.object = o.object
LEFT JOIN object_referenced r ON r.object = o.object
LEFT JOIN report_relation relation ON relation.object = o.object AND relation.choice = 1
LEFT JOIN (SELECT object, count(*) AS fields FROM field GROUP BY object) AS counts ON counts.object = o.object
LEFT JOIN (SELECT object, count(*) AS fields FROM field_evidence WHERE evidence_code = 'empty' GROUP BY object) AS empty
       ON empty.object = o.object
WHERE o.object GLOB '*__c'
ORDER BY s.fields_sync DESC, u.records DESC, o.object
