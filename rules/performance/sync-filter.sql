-- id: sync-filter
-- title: Custom sync filter
-- severity: info
-- basis: possible
-- category: performance
-- practice: 5
-- needs: describe
-- catalogue: PERF-01 PERF-02 PERF-03
-- action: Say which field the custom sync filter uses
-- who: marketo
-- param: also = '(?!)' | regular expression that a label or API name of a filter field matches here, besides the words of the reference table
-- why: Marketo support can make the sync leave out records by a field of Lead and Contact. The rule itself is kept at Marketo and
--   cannot be seen from Salesforce; a name is only a hint. A formula cannot be indexed, so the query of every cycle is slow or
--   times out; a filter that only one of Lead and Contact has lets everything of the other through.
-- fix: Ask Marketo support which rule is active, and put its field into the configuration (sync_filter). It should be a plain
--   checkbox with one name on Lead and Contact, kept by a record-triggered flow and with a custom index from Salesforce support.
-- risk: A record that stops matching the filter stops updating, and its Marketo person remains. Fill a new checkbox everywhere
--   before Marketo support moves the rule to it.
-- undo: Have Marketo support move the rule back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics
WITH candidate AS (
    SELECT object, field, label, type, formula, 0 AS settled
    FROM synced_field
    WHERE NOT EXISTS (SELECT 1 FROM sync_filter_setting)
      AND object IN (SELECT object FROM person_object) AND custom AND type IN ('boolean', 'picklist')
      AND coalesce(namespace, '') NOT REGEXP '(?i)^mkto_si$'
      AND (label REGEXP :also OR field REGEXP :also
           OR EXISTS (SELECT 1 FROM name_found n WHERE n.list = 'sync filter' AND n.object = synced_field.object
                      AND n.field = synced_field.field))
    UNION ALL
    SELECT f.object, f.field, f.label, f.type, f.formula, 1
    FROM sync_filter_setting s JOIN synced_field f ON f.field = s.field
    WHERE f.object IN ('Lead', 'Contact')
),
person AS ( -- both have to be known before something is said to be on one of them only
    SELECT object FROM synced_object
    WHERE object IN ('Lead', 'Contact')
      AND (SELECT count(*) FROM synced_object WHERE object IN ('Lead', 'Contact')) = 2
),
found (object, field, subject, severity, basis, message, action, who) AS (
    SELECT object, field, '', NULL, NULL,
           printf('"%s" (%s) may be what a custom sync filter looks at', label, type), NULL, NULL
    FROM candidate WHERE NOT settled
    UNION ALL
    SELECT object, field, 'formula', CASE WHEN settled THEN 'high' ELSE 'medium' END,
           CASE WHEN settled THEN 'certain' ELSE 'possible' END,
           printf(CASE WHEN settled THEN 'the sync filter "%s" is a formula: it cannot be indexed'
                       ELSE '"%s", should it be the sync filter, is a formula: it cannot be indexed' END, label),
           'Make the sync filter a plain checkbox on Lead and Contact', 'salesforce'
    FROM candidate WHERE formula IS NOT NULL AND object <> 'Account'
    UNION ALL
    SELECT c.object, c.field, 'index', 'high', 'certain',
           printf('the sync filter "%s" has no index: every cycle looks through all records', c.label),
           'Have Salesforce support index the sync filter', 'salesforce'
    FROM candidate c JOIN field_definition d ON d.object = c.object AND d.field = c.field
    WHERE c.settled AND c.formula IS NULL AND d.indexed = 0
    UNION ALL
    SELECT c.object, c.field, 'one side', CASE WHEN settled THEN 'high' ELSE 'medium' END,
           CASE WHEN settled THEN 'certain' ELSE 'possible' END,
           printf(CASE WHEN settled THEN 'the sync filter "%s" is not visible on %s'
                       ELSE '"%s", should it be the sync filter, is not visible on %s' END, c.label, other.object),
           'Make the sync filter a plain checkbox on Lead and Contact', 'salesforce'
    FROM candidate c JOIN person other ON other.object <> c.object
    WHERE c.object <> 'Account'
      AND NOT EXISTS (SELECT 1 FROM candidate twin WHERE twin.object = other.object AND (twin.field = c.field OR NOT c.settled))
    UNION ALL
    SELECT NULL, NULL, s.field, 'medium', 'certain',
           printf('%s is configured as the sync filter and is visible on neither Lead nor Contact', s.field),
           'Make the sync filter a plain checkbox on Lead and Contact', 'salesforce'
    FROM sync_filter_setting s
    WHERE s.field <> 'none' AND s.field NOT IN (SELECT field FROM candidate) AND EXISTS (SELECT 1 FROM person)
    UNION ALL
    SELECT NULL, NULL, '', NULL, 'certain',
           'no field of Lead or Contact looks like a custom sync filter; whether there is one cannot be seen from Salesforce',
           NULL, NULL
    WHERE NOT EXISTS (SELECT 1 FROM candidate WHERE object <> 'Account') AND NOT EXISTS (SELECT 1 FROM sync_filter_setting)
      AND EXISTS (SELECT 1 FROM person)
)
SELECT found.*, json_object('label', c.label, 'type', c.type, 'formula', c.formula) AS evidence
FROM found LEFT JOIN candidate c ON c.object = found.object AND c.field = found.field
