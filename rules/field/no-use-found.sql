-- id: no-use-found
-- title: No use found in Marketo, and no life in Salesforce
-- severity: medium
-- basis: observed
-- category: field
-- practice: 2
-- needs: usage marketo_field_list smart_list smart_campaign form
-- catalogue: FLD-20
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: hide
-- param: records = 100 | fewer records than these say nothing
-- param: young = 90 | days in which a new field may wait for its first value or use
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- why: Only what is used ought to sync. Nobody fills this field in Salesforce, and nothing was found in Marketo that reads or writes it.
-- fix: Clear Visible for the sync user, then hide the field in Marketo.
-- risk: Not everything of Marketo can be read; what stayed unseen is said beside the finding. Marketo's own Used By is the last word.
-- undo: Tick Visible again; values arrive as records are next updated.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/administration/field-management/hide-and-unhide-a-field
SELECT f.object, f.field,
       printf('no use found of Marketo''s %s%s; in Salesforce %s, of %,d records', u.marketo_field, n.beside, e.evidence, e.records)
           || iif(e.evidence_code = 'stale', printf(' filled in %.2f %%, none since %s', 100.0 * e.fill, substr(e.since, 1, 10)), '')
           AS message,
       json_object('marketo_field', u.marketo_field, 'match', u.match, 'uses', u.uses, 'salesforce', e.evidence_code,
                   'records', e.records, 'filled', e.filled) AS evidence,
       CASE WHEN e.age IS NULL THEN 'low' END AS severity
FROM marketo_no_use n, synced_field f
JOIN field_use_count u ON u.object = f.object AND u.field = f.field
JOIN field_evidence e ON e.object = f.object AND e.field = f.field
WHERE u.uses = 0 AND u.match <> 'guess' AND e.evidence_code IN ('empty', 'never-true', 'stale') AND e.records >= :records
  AND coalesce(e.uses, 0) = 0 AND coalesce(e.age >= :young, 1)
  AND f.custom AND NOT f.contact_copy AND f.field NOT REGEXP :exempt
