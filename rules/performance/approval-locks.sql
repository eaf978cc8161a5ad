-- id: approval-locks
-- title: Records are locked while their approval is pending
-- severity: medium
-- basis: possible
-- category: performance
-- practice: 4
-- needs: describe approval_process
-- catalogue: PERF-20
-- action: Let the sync past the locks of approval processes
-- who: salesforce
-- why: An approval process locks its record until it is approved. What Marketo writes meanwhile fails with ENTITY_IS_LOCKED, and is sent
--   again only when the record changes next.
-- fix: Let the process start where marketing is done with the record, or unlock the fields it writes by keeping them in another object. Modify
--   All on the object passes locks, and much else: no first choice.
-- risk: What is approved may change under the approver's eyes.
-- undo: Change the entry criteria back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT p.object, NULL AS field,
       printf('%d approval process%s active and lock%s records that Marketo writes: %s', count(*), iif(count(*) = 1, ' is', 'es are'),
              iif(count(*) = 1, 's', ''), group_concat(p.name, ', ')) AS message,
       json_object('processes', json_group_array(p.name)) AS evidence
FROM (SELECT object, name FROM approval_process WHERE lower(coalesce(lock, '')) <> 'none' ORDER BY name) AS p
WHERE EXISTS (SELECT 1 FROM marketo_written w WHERE w.object = p.object)
  -- who may modify all of the object's records passes their locks
  AND NOT EXISTS (SELECT 1 FROM computed_object_access a WHERE a.object = p.object AND a.modify_all)
GROUP BY p.object
