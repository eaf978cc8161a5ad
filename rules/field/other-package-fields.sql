-- id: other-package-fields
-- title: Fields of other packages sync
-- severity: medium
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-45
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: decide
-- param: exempt = '(?i)^mkto' | regular expression of package prefixes left alone
-- why: Fields of enrichment, routing and other packages change often and rarely mean anything in Marketo. Each visible one
--   becomes a Marketo field for good.
-- fix: Ask marketing which of them a campaign uses. Take the package's permission set from the sync user, or clear Visible on
--   the rest.
-- risk: A package may copy its access again with an update. Scores and grades of a package may be used in smart lists: look at
--   "Used By" in Marketo first.
-- undo: Assign the package's permission set again, or tick Visible.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/hide-a-salesforce-field-from-the-marketo-sync
SELECT object, NULL AS field,
       printf('the sync user can see %d field%s of %s', sum(fields), CASE WHEN sum(fields) > 1 THEN 's' ELSE '' END,
              group_concat(printf('%s (%d)', namespace, fields), ', ')) AS message,
       json_object('fields', sum(fields), 'packages', json_group_object(namespace, fields),
                   'names', group_concat(names, ', ')) AS evidence
FROM (SELECT object, namespace, count(*) AS fields, group_concat(field, ', ') AS names
      FROM (SELECT object, namespace, field FROM synced_field
            WHERE NOT contact_copy AND namespace NOT REGEXP :exempt
              AND namespace IS NOT (SELECT a.namespace FROM audit a)
            ORDER BY object, namespace, field)
      GROUP BY object, namespace)
GROUP BY object
