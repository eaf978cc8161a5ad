-- id: required-field-hidden
-- title: Field the sync requires is not visible
-- severity: medium
-- basis: possible
-- category: permission
-- practice: 1
-- needs: describe
-- catalogue: FLD-01
-- action: Make these fields visible to the sync user
-- place: grant
-- who: salesforce
-- why: The sync asks for this field; a sync user who cannot see it gets "required field missing". The list is a community
--   article's: critical only where Adobe's own pages bear the field out. Fields that need an edition or a feature, and those
--   hidden in syncs that work, are left out.
-- fix: In the sync user's permission set or profile, field-level security, tick Read Access on the field.
-- risk: None; reading is enough.
-- undo: Clear Read Access again.
-- docs: https://nation.marketo.com/t5/knowledgebase/sfdc-required-fields-for-sfdc-sync/ta-p/250695
SELECT r.object, r.field,
       printf('the sync asks for %s.%s, and the sync user cannot see it (%s)', r.object, r.field,
              CASE r.confidence WHEN 'documented' THEN 'so say Adobe''s pages and a community article'
                                ELSE 'so says a community article, and no page of Adobe''s' END) AS message,
       json_object('sources', r.sources, 'source', r.source) AS evidence,
       CASE WHEN r.sources > 1 THEN 'critical'
            WHEN r.object = 'Campaign' AND r.object NOT IN (SELECT object FROM synced_object_setting) THEN 'low' END AS severity,
       CASE WHEN r.sources > 1 THEN 'certain' END AS basis
FROM reference_required_field r
JOIN synced_object s ON s.object = r.object
WHERE r.everywhere
  AND NOT (r.object IN ('Lead', 'Contact') AND r.field = 'Email') -- consent-field-hidden says it
  AND NOT EXISTS (SELECT 1 FROM field f WHERE f.object = r.object AND f.field = r.field)
