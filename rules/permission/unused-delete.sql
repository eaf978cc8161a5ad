-- id: unused-delete
-- title: Delete right that no Marketo flow uses
-- severity: info
-- category: permission
-- practice: 1
-- needs: describe smart_campaign
-- catalogue: PERM-28
-- action: Nothing to change: know what arrives in Marketo
-- who: marketo
-- why: Marketo's set-up page asks for Delete, and only a flow step Delete Person uses it. Whoever holds Marketo's credentials can delete
--   with it all the same.
-- fix: Keep it as the page asks; or take it away, where nobody deletes in Marketo by hand either.
-- risk: Single flow actions, run by hand, stand in no campaign: they delete only in Marketo then.
-- undo: Tick Delete again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-2-of-3-create-a-salesforce-user-for-marketo-enterprise-unlimited
SELECT o.object, NULL AS field,
       printf('the sync user may delete %s, and %s', o.object,
              iif(o.object IN ('Lead', 'Contact'), printf('none of %,d campaigns has a step that deletes', c.campaigns),
                  'nothing of Marketo''s deletes it')) AS message,
       json_object('campaigns', c.campaigns) AS evidence
FROM object o, (SELECT count(*) AS campaigns, sum(NOT flow_known) AS unread FROM marketo_campaign) AS c
WHERE o.object IN (SELECT object FROM main_object) AND o.state = 'ok' AND o.can_delete AND c.campaigns > 0
  AND (o.object IN ('Account', 'Opportunity')
       OR c.unread = 0 AND EXISTS (SELECT 1 FROM source WHERE source = 'smart_campaign' AND status = 'ok')
          AND NOT EXISTS (SELECT 1 FROM marketo_campaign_step s WHERE s.does = 'delete'))
