-- id: leads-land-on-sync-user
-- title: Leads stay with the sync user
-- severity: medium
-- basis: observed
-- category: performance
-- practice: 4
-- needs: data automation
-- catalogue: PERF-22
-- action: Have an assignment rule take every lead that Marketo makes
-- who: salesforce
-- param: leads = 100 | leads that are too few to matter
-- why: Marketo makes leads as the sync user. What no assignment rule takes stays with it: nobody calls these people, and updates pile
--   up on one owner.
-- fix: Activate a lead assignment rule whose last entry takes everything, and set the Default Lead Owner to a queue or a person who
--   is active. Or name an owner in Marketo's Sync Person to SFDC step.
-- risk: Owners are notified of what they get.
-- undo: Deactivate the rule.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/sync-person-to-sfdc
SELECT d.object, NULL AS field,
       printf('the sync user owns %,d leads, and ', d.records)
           || coalesce((SELECT printf('the active assignment rule "%s" does not take them', min(a.name)) FROM assignment_rule a
                        WHERE a.object = 'Lead' AND a.active HAVING count(*) > 0),
                       'no lead assignment rule is active') AS message,
       json_object('leads', d.records) AS evidence
FROM data_fact d
WHERE d.fact = 'sync user owns of Lead' AND d.records >= :leads
  AND EXISTS (SELECT 1 FROM source_part c WHERE c.source = 'automation' AND c.part = 'AssignmentRule' AND c.status = 'ok')
