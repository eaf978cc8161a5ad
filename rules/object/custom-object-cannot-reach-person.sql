-- id: custom-object-cannot-reach-person
-- title: Custom object that cannot reach a person
-- severity: info
-- category: object
-- practice: 9
-- needs: describe
-- catalogue: OBJ-01 OBJ-03
-- action: Relate these objects to a person, or take their Read from the sync user
-- who: salesforce
-- place: permissions
-- param: one_by_one = 20 | such objects that are not enabled get a finding each up to this number, one for all beyond
-- why: Marketo syncs a custom object only when it hangs on Lead, Contact or Account, directly or over one more object. Reading
--   this one does nothing for the sync; enabled, it brings nothing to anybody.
-- fix: If it is wanted in Marketo, add a lookup to Lead or Contact. If not, clear Read on the object for the sync user.
-- risk: Other uses of the same user may read the object; a dedicated sync user has none.
-- undo: Tick Read again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-custom-object-sync https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/enable-disable-custom-object-sync
WITH RECURSIVE link (object, target) AS MATERIALIZED ( -- a user, queue or record type hangs on everything and brings nobody
    SELECT DISTINCT object, target FROM relation
    WHERE target NOT IN ('User', 'Group', 'RecordType', 'Organization', 'Profile', 'UserRole', 'Name') AND target <> object
),
described (object) AS MATERIALIZED (SELECT object FROM synced_object),
near (object) AS MATERIALIZED ( -- the person itself, or one step from it
    SELECT object FROM person_object
    UNION SELECT object FROM link WHERE target IN (SELECT object FROM person_object)
    -- What is known of standard objects that were not described.
    UNION VALUES ('Opportunity'), ('Case'), ('Contract'), ('Order'), ('Asset'), ('CampaignMember'), ('Task'), ('Event'),
                 ('OpportunityContactRole'), ('AccountContactRelation'), ('Individual'), ('Quote'), ('WorkOrder'), ('Entitlement')
),
lost (object) AS MATERIALIZED (
    SELECT o.object FROM object o
    WHERE o.kind = 'custom object' AND coalesce(o.namespace, '') NOT REGEXP '(?i)^mkto'
      AND NOT EXISTS (SELECT 1 FROM link JOIN near ON near.object = link.target WHERE link.object = o.object)
      -- a target that was not described may reach a person
      AND NOT EXISTS (SELECT 1 FROM link WHERE link.object = o.object AND link.target NOT IN (SELECT object FROM described))
),
reach (object) AS ( -- over any number of objects
    SELECT object FROM near
    UNION
    SELECT link.object FROM link JOIN reach ON reach.object = link.target
),
judged AS (
    SELECT lost.object, s.fields_sync AS enabled, lost.object IN (SELECT object FROM reach) AS far,
           (SELECT group_concat(object, ', ') FROM (SELECT object FROM link WHERE link.target = lost.object
                                                                              AND object IN (SELECT object FROM person_object)
                                                                              ORDER BY object)) AS pointed_at_by,
           (SELECT group_concat(target, ', ') FROM (SELECT target FROM link WHERE link.object = lost.object ORDER BY target))
               AS targets,
           sum(NOT s.fields_sync) OVER () AS others
    FROM lost JOIN synced_object s ON s.object = lost.object
)
SELECT object, NULL AS field,
       CASE WHEN targets IS NULL THEN 'has no lookup to Lead, Contact or Account, nor to an object that has one'
            WHEN far THEN printf('points at %s only: Lead, Contact or Account are more than two objects away', targets)
            ELSE printf('points at %s only, from where no lookup goes on to Lead, Contact or Account', targets)
       END || coalesce('; that ' || pointed_at_by || ' points at it does not count', '') AS message,
       json_object('points_at', targets, 'pointed_at_by', pointed_at_by, 'far', far, 'enabled', enabled) AS evidence,
       CASE WHEN enabled THEN 'high' ELSE 'info' END AS severity
FROM judged
WHERE enabled OR others <= :one_by_one
UNION ALL
SELECT NULL, NULL, printf('%d custom objects that the sync user can read hang on no Lead, Contact or Account within two objects', count(*)),
       json_object('objects', json_group_array(object)), 'info'
FROM (SELECT object FROM judged WHERE NOT enabled AND others > :one_by_one ORDER BY object)
HAVING count(*) > 0
