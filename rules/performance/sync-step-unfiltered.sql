-- id: sync-step-unfiltered
-- title: A campaign sends people to Salesforce past the sync filter
-- severity: medium
-- category: performance
-- practice: 5
-- needs: smart_campaign marketo_field_list
-- catalogue: PERF-01
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- why: The custom sync filter keeps records out of the background sync. A flow step sends a person whatever the filter says: people come
--   into Salesforce that the sync then leaves alone.
-- fix: Give the campaign's smart list, or the step's choice, the filter's condition.
-- risk: People without the condition no longer reach sales by this campaign.
-- undo: Take the condition out.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/sync-person-to-sfdc
SELECT NULL AS object, NULL AS field, c.id AS subject,
       printf('%s campaign "%s" runs %s, and neither its rules nor its lists look at the sync filter %s', c.kind, c.name,
              (SELECT s.step FROM marketo_campaign_step s
               WHERE s.campaign = c.id AND s.does IN ('sync', 'campaign') ORDER BY s.position LIMIT 1),
              f.names) AS message,
       json_object('campaign', c.name, 'filter', f.names, 'link', c.link) AS evidence
FROM marketo_campaign c, (
    SELECT group_concat(DISTINCT m.field) AS names
    FROM sync_filter_setting s JOIN marketo_map m ON m.field = s.field AND m.match <> 'guess'
    WHERE s.field <> 'none') AS f
WHERE c.active AND f.names IS NOT NULL
  AND EXISTS (SELECT 1 FROM marketo_campaign_step s WHERE s.campaign = c.id AND s.does IN ('sync', 'campaign'))
  AND NOT EXISTS (
      SELECT 1 FROM sync_filter_setting s JOIN field_marketo_use u ON u.field = s.field
      WHERE u.place IN ('filter', 'trigger', 'flow choice')
        AND (u.type = 'smart campaign' AND u.id = c.id
             OR u.type = 'smart list' AND u.id IN (SELECT list FROM marketo_list_used l WHERE l.type = 'smart campaign' AND l.id = c.id)))
