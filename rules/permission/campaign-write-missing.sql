-- id: campaign-write-missing
-- title: Sync user cannot write campaigns
-- severity: high
-- category: permission
-- practice: 1
-- needs: describe
-- catalogue: PERM-13
-- action: Give the sync user Create and Edit on campaigns
-- who: salesforce
-- place: grant
-- why: Campaigns are configured as synced. Without Create and Edit on Campaign no member and no status from Marketo arrives:
--   members follow their campaign.
-- otherwise: Responses and member statuses from Marketo do not arrive on campaigns.
-- fix: In a permission set of the sync user, Object Settings, Campaigns, tick Create and Edit; and tick Marketing User on the user.
-- risk: Marketo's members and statuses start to arrive: automation on campaigns will run for them.
-- undo: Clear the permissions again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync
SELECT o.object, NULL AS field, m.permission AS subject,
       printf('campaigns sync, and the sync user has no %s on them', iif(m.permission = 'create', 'Create', 'Edit')) AS message,
       json_object('permission', m.permission) AS evidence
FROM object o
JOIN (SELECT 'create' AS permission UNION ALL SELECT 'edit') AS m
WHERE o.object = 'Campaign' AND o.state = 'ok' AND NOT iif(m.permission = 'create', o.can_create, o.can_edit)
  AND (EXISTS (SELECT 1 FROM synced_object_setting WHERE object = 'Campaign')
       OR EXISTS (SELECT 1 FROM wanted_capability WHERE capability = 'campaigns'))
