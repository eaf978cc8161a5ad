-- id: sync-filter
-- title: Field that may be the custom sync filter
-- severity: info
-- basis: possible
-- category: performance
-- practice: 5
-- needs: describe
-- catalogue: PERF-01
-- action: Nothing to change: say which field the custom sync filter uses
-- who: marketo
-- param: pattern = '(?i)(?:(?:sync|send|push|filter|hide|exclude|include|block|allow|suppress|eligible|do.?not).*(?:mkto|marketo)|(?:mkto|marketo).*(?:sync|filter|hide|exclude|include|block|allow|suppress|eligible))' | regular expression that a label or API name of a filter field matches
-- why: Marketo support can make the sync leave out records by a field of Lead and Contact. The rule itself is kept at Marketo and
--   cannot be seen from Salesforce; a name is only a hint.
-- fix: Ask Marketo support which rule is active. Without one, records that cannot be marketed to eat the sync: ask for a
--   rule on a plain checkbox with a custom index.
-- risk: None in asking. A record that stops matching the filter stops updating, and its Marketo person remains.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
WITH candidate AS (
    SELECT object, field, label, type
    FROM synced_field
    WHERE object IN ('Lead', 'Contact', 'Account') AND custom AND type IN ('boolean', 'picklist')
      AND coalesce(namespace, '') NOT REGEXP '(?i)^mkto_si$'
      AND (label REGEXP :pattern OR field REGEXP :pattern)
)
SELECT object, field, printf('"%s" (%s) may be what a custom sync filter looks at', label, type) AS message,
       json_object('label', label, 'type', type) AS evidence
FROM candidate
UNION ALL
SELECT NULL, NULL, 'no field of Lead or Contact looks like a custom sync filter; whether there is one cannot be seen from Salesforce',
       json_object('candidates', 0)
WHERE (SELECT count(*) FROM synced_object WHERE object IN ('Lead', 'Contact')) = 2 AND NOT EXISTS (SELECT 1 FROM candidate)
