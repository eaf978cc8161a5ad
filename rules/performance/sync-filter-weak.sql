-- id: sync-filter-weak
-- title: Sync filter candidate that filters badly
-- severity: medium
-- basis: possible
-- category: performance
-- practice: 5
-- needs: describe
-- catalogue: PERF-02 PERF-03
-- action: Make the sync filter a plain checkbox on Lead and Contact
-- who: salesforce
-- param: pattern = '(?i)(?:(?:sync|send|push|filter|hide|exclude|include|block|allow|suppress|eligible|do.?not).*(?:mkto|marketo)|(?:mkto|marketo).*(?:sync|filter|hide|exclude|include|block|allow|suppress|eligible))' | regular expression that a label or API name of a filter field matches
-- why: The filter's field is asked for in every sync cycle. A formula cannot be indexed, so the query is slow or times out; and a
--   filter that only one of Lead and Contact has lets everything of the other through.
-- fix: Use a plain checkbox with the same name on Lead and Contact, kept by a record-triggered flow, and ask Salesforce support
--   for a custom index on it. Then have Marketo support move the rule.
-- risk: Until the flow has filled the new checkbox everywhere, records drop out of the sync: fill first, switch after.
-- undo: Have Marketo support move the rule back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
WITH candidate AS (
    SELECT object, field, label, type, formula
    FROM synced_field
    WHERE object IN ('Lead', 'Contact') AND custom AND type IN ('boolean', 'picklist')
      AND coalesce(namespace, '') NOT REGEXP '(?i)^mkto_si$'
      AND (label REGEXP :pattern OR field REGEXP :pattern)
)
SELECT object, field, 'formula' AS subject,
       printf('"%s", should it be the sync filter, is a formula: it cannot be indexed', label) AS message,
       json_object('label', label, 'formula', formula) AS evidence
FROM candidate WHERE formula IS NOT NULL
UNION ALL
SELECT c.object, c.field, 'one side',
       printf('"%s", should it be the sync filter, is not visible on %s', c.label, other.object),
       json_object('label', c.label, 'missing_on', other.object)
FROM candidate c
JOIN synced_object other ON other.object = CASE c.object WHEN 'Lead' THEN 'Contact' ELSE 'Lead' END
WHERE NOT EXISTS (SELECT 1 FROM candidate twin WHERE twin.object = other.object)
