-- id: validation-reads-written
-- title: Validation rules look at what Marketo writes
-- severity: medium
-- basis: possible
-- category: performance
-- practice: 4
-- needs: validation
-- catalogue: PERF-18
-- action: Look through the validation rules on what Marketo writes
-- who: both
-- why: A record that Marketo sends and a validation rule refuses is a sync error (FIELD_CUSTOM_VALIDATION_EXCEPTION), with each
--   try again; people correct what they typed, a sync does not.
-- fix: Decide for each rule whether it is meant for the sync too. Where it is not, let it pass by a custom permission that the
--   sync user has: AND(NOT($Permission.Skip_Validation), …).
-- risk: What the rule keeps out can then come in from Marketo.
-- undo: Take the permission out of the rule's formula.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-lead-sync
SELECT r.object, NULL AS field,
       printf('%d active validation rule%s at what Marketo writes and let%s nobody pass: %s', count(*),
              iif(count(*) = 1, ' looks', 's look'), iif(count(*) = 1, 's', ''),
              group_concat(printf('%s (%s)', r.name, r.fields), ', ')) AS message,
       json_object('rules', json_group_object(r.name, r.fields)) AS evidence,
       CASE WHEN e.object IS NOT NULL THEN 'high' END AS severity,
       CASE WHEN e.object IS NOT NULL THEN 'observed' END AS basis
FROM (
    SELECT v.object, v.name, group_concat(w.field, ', ') AS fields
    FROM (SELECT object, name, formula_code(formula) AS code FROM validation_rule
          WHERE active ORDER BY object, name) AS v
    JOIN (SELECT object, field FROM marketo_written ORDER BY object, field) AS w
      ON w.object = v.object AND v.code REGEXP '(?i)(?<![\w.$])' || w.field || '(?!\w)'
    -- By whom, where a user, profile, permission or setting is asked for.
    WHERE v.code NOT REGEXP '(?i)\$(User|UserRole|Profile|Permission|Setup)\b'
    GROUP BY v.object, v.name
) AS r
LEFT JOIN (SELECT DISTINCT f.object FROM marketo_error_class c JOIN marketo_error_field f ON f.error = c.rowid
           WHERE c.code = 'FIELD_CUSTOM_VALIDATION_EXCEPTION') AS e ON e.object = r.object
GROUP BY r.object
