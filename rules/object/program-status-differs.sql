-- id: program-status-differs
-- title: Statuses of a program and of its Salesforce campaign differ
-- severity: medium
-- basis: observed
-- category: object
-- practice: 7
-- needs: channel program_campaign
-- catalogue: OBJ-11
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- why: A program links only to a campaign whose member statuses are exactly those of the program's channel. One that one side alone has
--   stops there: the member's status no longer follows.
-- fix: Settle the statuses with the Salesforce admin; then change the channel (Admin > Tags > Channel), or have the status renamed or
--   removed in Salesforce.
-- risk: Renaming a status changes it for its members; reports may go by the old one.
-- undo: Rename it back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/how-to-match-program-statuses-and-salesforce-campaign-statuses-prior-to-sync
SELECT 'Campaign' AS object, NULL AS field, s.program AS subject,
       printf('program "%s" (channel %s) and its campaign "%s" differ: ', s.name, s.channel, s.campaign_name)
           || coalesce('only in Marketo ' || s.marketo, '') || iif(s.marketo IS NOT NULL AND s.salesforce IS NOT NULL, '; ', '')
           || coalesce('only in Salesforce ' || s.salesforce, '') AS message,
       json_object('program', s.program, 'campaign', s.campaign, 'only_marketo', s.marketo, 'only_salesforce', s.salesforce) AS evidence
FROM (
    SELECT program, name, channel, campaign, campaign_name, group_concat(status, ', ') FILTER (WHERE NOT in_salesforce) AS marketo,
           group_concat(status, ', ') FILTER (WHERE NOT in_marketo) AS salesforce
    FROM (SELECT * FROM program_status ORDER BY program, campaign, status) GROUP BY program, campaign
) AS s
WHERE s.marketo IS NOT NULL OR s.salesforce IS NOT NULL
