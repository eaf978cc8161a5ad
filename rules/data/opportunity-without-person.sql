-- id: opportunity-without-person
-- title: Opportunities that belong to no person
-- severity: medium
-- basis: observed
-- category: data
-- practice: 7
-- needs: data usage
-- catalogue: OBJ-08
-- action: Have a contact role set on each opportunity
-- place: records
-- who: salesforce
-- param: share = 20 | percent of the opportunities that may have none
-- param: records = 100 | opportunities that are too few to matter
-- why: Marketo hangs an opportunity on people through its contact roles. Without one it belongs to nobody: "Has Opportunity" is
--   false, and revenue is not attributed.
-- fix: Set the contact role by process or flow when an opportunity is made, and fill the open ones.
-- risk: Roles set by a machine name the wrong person now and then.
-- undo: Delete the roles that were added.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-opportunity-sync
SELECT d.object, NULL AS field,
       printf('%,d of %,d opportunities have no contact role (%.0f %%)', d.records, u.records, 100.0 * d.records / u.records) AS message,
       json_object('without_role', d.records, 'opportunities', u.records) AS evidence
FROM data_fact d JOIN usage_object u ON u.object = d.object
WHERE d.fact = 'no contact role of Opportunity' AND d.records >= :records AND 100.0 * d.records > :share * u.records
