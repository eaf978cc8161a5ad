-- id: members-of-ended-campaigns
-- title: Members of campaigns that ended long ago
-- severity: low
-- basis: observed
-- category: object
-- practice: 9
-- needs: data usage
-- catalogue: OBJ-12
-- action: Archive campaigns that ended long ago
-- place: records
-- who: salesforce
-- param: share = 50 | percent of the members that may belong to them
-- param: records = 100000 | members that are too few to matter
-- why: Campaign members are the most numerous rows of many syncs. Those of inactive campaigns that ended more than a year ago change
--   nothing any more, and are loaded and kept all the same.
-- fix: Take what nobody reports on out of the sync user's sight, or archive and delete it.
-- risk: Attribution looks far back: ask who reports on first touches.
-- undo: Restore from the archive.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync
SELECT d.object, NULL AS field,
       printf('%,d of %,d campaign members belong to inactive campaigns that ended over a year ago (%.0f %%)', d.records, u.records,
              100.0 * d.records / u.records) AS message,
       json_object('of_ended_campaigns', d.records, 'members', u.records) AS evidence
FROM data_fact d
JOIN usage_object u ON u.object = d.object
JOIN synced_object s ON s.object = d.object AND s.fields_sync
WHERE d.fact = 'of ended campaigns of CampaignMember' AND d.records >= :records AND 100.0 * d.records > :share * u.records
