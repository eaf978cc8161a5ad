-- id: inactive-owner
-- title: Records whose owner is not active
-- severity: high
-- basis: observed
-- category: data
-- practice: 4
-- needs: data
-- catalogue: DATA-08 PERM-26
-- action: Give records of inactive users an active owner
-- place: records
-- who: salesforce
-- param: records = 100 | records that are too few to matter
-- why: An update by the sync fails with INACTIVE_OWNER_OR_USER, and the failed record is tried again.
-- otherwise: What changes in Marketo does not arrive on these records.
-- fix: Transfer the records (Setup > Mass Transfer Records), and let whoever deactivates users do so first. Or grant "Update
--   Records with Inactive Owners" to the sync user, where the org has it.
-- risk: A new owner may be notified of many records, and assignment reports change.
-- undo: Transfer the records back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo-measure/using/configuration-and-setup/getting-started-with-marketo-measure/error-notifications
SELECT object, NULL AS field, printf('%,d records are owned by users who are not active', records) AS message,
       json_object('records', records) AS evidence,
       -- Accounts are only read.
       CASE object WHEN 'Account' THEN 'low' END AS severity
FROM data_fact
WHERE fact GLOB 'inactive owner of *' AND records >= :records
  -- Orgs without the feature do not have the permission.
  AND NOT EXISTS (SELECT 1 FROM system_permission WHERE permission GLOB 'UpdateWithInactiveOwner*' AND granted = 1)
