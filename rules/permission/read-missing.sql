-- id: read-missing
-- title: Sync user cannot read the object
-- severity: high
-- category: permission
-- practice: 1
-- needs: global
-- catalogue: PERM-08 PERM-09 PERM-10 PERM-11
-- action: Give the sync user Read on these objects
-- who: salesforce
-- place: grant
-- why: The sync takes only what the sync user can see. Without the object its records, and all that hangs on them, never reach
--   Marketo.
-- otherwise: The records of these objects never reach Marketo.
-- fix: In the sync user's permission set or profile, Object Settings, tick Read on the object. Reading contacts and
--   opportunities needs Read on Account too.
-- risk: With the next sync cycle the object's fields that are visible are created in Marketo for good: look through its
--   field-level security first.
-- undo: Clear Read again; fields made in Marketo meanwhile stay there.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync
WITH wanted (object, severity, effect) AS (
    VALUES ('Lead', 'critical', 'leads do not sync'),
           ('Contact', 'critical', 'contacts do not sync'),
           ('Account', 'critical', 'contacts arrive without their company'),
           ('User', 'medium', 'people arrive without the name of their owner'),
           ('Opportunity', 'high', 'opportunities do not sync'),
           ('OpportunityContactRole', 'high', 'opportunities belong to nobody in Marketo'),
           ('Task', 'medium', 'tasks do not sync'),
           ('Event', 'medium', 'events do not sync'),
           ('Campaign', 'low', 'campaigns cannot be synced, should that be wanted'),
           ('CampaignMember', 'low', 'campaign members cannot be synced, should that be wanted')
    UNION ALL
    SELECT object, 'high', 'it is configured as synced' FROM synced_object_setting
),
refused (object) AS ( -- asked for by name, and Salesforce said no
    SELECT object FROM object WHERE state IN ('not_there', 'not_permitted')
    UNION
    -- not in the list of what the sync user can see, and the run was meant to look at it
    SELECT w.object FROM wanted w
    WHERE (SELECT scope FROM audit) IN ('default', 'all')
      AND (SELECT status FROM source WHERE source = 'global') = 'ok'
      AND NOT EXISTS (SELECT 1 FROM object o WHERE o.object = w.object)
),
elsewhere (object) AS ( -- with Veeva CRM (Call2_vod__c) the sync takes neither leads nor opportunities, campaigns and activities
    SELECT value FROM json_each('["Lead", "Opportunity", "OpportunityContactRole", "Campaign", "CampaignMember", "Task", "Event"]')
    WHERE EXISTS (SELECT 1 FROM object WHERE object = 'Call2_vod__c')
)
SELECT w.object, NULL AS field, min(w.severity) AS severity,
       printf('the sync user cannot read %s%s: %s', w.object,
              coalesce(' (did you mean '
                       || (SELECT object FROM (SELECT object, min(edits(w.object, object)) AS wrong FROM object WHERE state <> 'not_there')
                           WHERE wrong > 0 AND w.object GLOB '*__c') || '?)', ''), max(w.effect)) AS message, -- Contact is no Contract
       json_object('state', (SELECT o.state FROM object o WHERE o.object = w.object)) AS evidence
FROM wanted w JOIN refused r ON r.object = w.object
WHERE w.object NOT IN (SELECT object FROM elsewhere)
GROUP BY w.object
