-- id: member-status-varies
-- title: Campaigns of one type call member statuses differently
-- severity: medium
-- basis: observed
-- category: object
-- practice: 7
-- needs: campaign_status
-- catalogue: OBJ-11
-- action: Give campaigns of one type the same member statuses
-- who: both
-- param: campaigns = 5 | active campaigns of a type that are too few to matter
-- param: share = 95 | percent of a type's campaigns that must have a status for it to be the same
-- why: A Marketo program links only to a campaign whose member statuses are exactly those of the program's channel. Where each
--   campaign has its own, each link is a repair by hand.
-- fix: Settle the statuses of each type with marketing, after the channels in Marketo, and have new campaigns made by cloning a
--   template.
-- risk: Renaming a status changes it for its members; reports may go by the old one.
-- undo: Rename it back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/how-to-match-program-statuses-and-salesforce-campaign-statuses-prior-to-sync
SELECT 'Campaign' AS object, NULL AS field,
       printf('%d of %d statuses are not on all of the %,d active campaigns of type %s: %s', sum(s.odd), count(*), t.campaigns,
              iif(t.type = '', '(none)', t.type),
              group_concat(printf('%s (%,d)', s.label, s.campaigns), ', ') FILTER (WHERE s.odd AND s.place <= 6)) AS message,
       json_object('campaigns', t.campaigns, 'statuses', count(*), 'varying', sum(s.odd)) AS evidence,
       t.type AS subject
FROM campaign_type t
JOIN (SELECT a.type, a.label, a.campaigns, 100.0 * a.campaigns < :share * b.campaigns AS odd,
             row_number() OVER (PARTITION BY a.type, 100.0 * a.campaigns < :share * b.campaigns ORDER BY a.campaigns DESC, a.label) AS place
      FROM campaign_type a JOIN campaign_type b ON b.type = a.type AND b.label = ''
      WHERE a.label <> '') AS s ON s.type = t.type
WHERE t.label = '' AND t.campaigns >= :campaigns AND EXISTS (SELECT 1 FROM synced_object o WHERE o.object = 'Campaign' AND o.fields_sync)
GROUP BY t.type HAVING sum(s.odd) > 0
