-- id: marketing-user-missing
-- title: Sync user is no Marketing User
-- severity: high
-- category: permission
-- practice: 1
-- needs: user
-- catalogue: PERM-12
-- action: Tick Marketing User on the sync user
-- place: user
-- who: salesforce
-- why: Campaigns are configured as synced, and without the flag Marketing User a user can neither create nor edit campaigns.
-- otherwise: Responses and member statuses from Marketo do not arrive on campaigns.
-- fix: Setup, Users, the sync user, Edit, tick Marketing User.
-- risk: None known.
-- undo: Clear the tick.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync
SELECT NULL AS object, NULL AS field, 'campaigns sync, and the sync user is no Marketing User' AS message,
       json_object('marketing_user', json('false')) AS evidence
FROM sync_user
WHERE marketing_user = 0
  AND (EXISTS (SELECT 1 FROM synced_object_setting WHERE object = 'Campaign')
       OR EXISTS (SELECT 1 FROM capability_setting WHERE capability = 'campaigns'))
