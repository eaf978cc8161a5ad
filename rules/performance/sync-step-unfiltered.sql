-- id: sync-step-unfiltered
-- title: A campaign sends people to Salesforce past the sync filter
-- severity: medium
-- category: performance
-- practice: 5
-- needs: smart_campaign smart_list marketo_field_list
-- catalogue: PERF-01
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- why: The custom sync filter keeps records out of the background sync. A flow step sends a person whatever the filter says: people come
--   into Salesforce that the sync then leaves alone. So does a step that needs the person there (Change Owner, Create Task, Add to SFDC
--   Campaign and the like): it runs Sync Person to SFDC first.
-- fix: Give the campaign's smart list, or the step's choice, the filter's condition.
-- risk: People without the condition no longer reach sales by this campaign.
-- undo: Take the condition out.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/sync-person-to-sfdc https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/implied-salesforce-actions
WITH RECURSIVE filter AS (
    SELECT group_concat(DISTINCT m.field) AS names
    FROM sync_filter_setting s JOIN marketo_map m ON m.field = s.field AND m.match <> 'guess'
    WHERE s.field <> 'none'
),
-- Campaigns and lists that look at the filter, or of which nobody knows whether they do.
looks AS MATERIALIZED (
    SELECT u.type, u.id FROM sync_filter_setting s JOIN field_marketo_use u ON u.field = s.field
    WHERE u.place IN ('filter', 'trigger', 'flow choice')
    UNION
    SELECT type, id FROM marketo_asset_state WHERE NOT rules_known
),
sent AS MATERIALIZED (
    SELECT campaign, step, min(position) AS first FROM marketo_campaign_step WHERE sends GROUP BY campaign
),
-- By itself and by its lists, and by theirs.
reached (campaign, type, id) AS (
    SELECT campaign, 'smart campaign', campaign FROM sent
    UNION
    SELECT r.campaign, 'smart list', u.list FROM reached r JOIN marketo_list_used u ON u.type = r.type AND u.id = r.id
)
SELECT NULL AS object, NULL AS field, c.id AS subject,
       printf('%s campaign "%s" runs %s, and neither its rules nor its lists look at the sync filter %s', c.kind, c.name, s.step,
              f.names) AS message,
       json_object('campaign', c.name, 'filter', f.names, 'link', c.link) AS evidence
FROM filter f
JOIN marketo_campaign c
JOIN sent s ON s.campaign = c.id
WHERE f.names IS NOT NULL AND c.active AND EXISTS (SELECT 1 FROM source WHERE source = 'smart_list' AND status IN ('ok', 'partial'))
  AND c.id NOT IN (SELECT r.campaign FROM reached r JOIN looks l ON l.type = r.type AND l.id = r.id)
