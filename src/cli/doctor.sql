-- What doctor tells of one connection: lines of a label, a text, and how loud it is: 1 = look at it, 2 = not as the configuration
-- says. :role is 'Sync user' or 'Admin', :told the org that the other connection has told of, :expected sync_user of the
-- configuration, :tool the newest API version this program asks for.
SELECT 'Look here', note, 1 FROM audit_user WHERE :role = 'Sync user' AND note IS NOT NULL
UNION ALL
SELECT 'Org', coalesce(org_name, instance_url) || ', '
       || CASE sandbox WHEN 1 THEN 'SANDBOX' WHEN 0 THEN 'PRODUCTION' ELSE 'production or sandbox unknown' END
       || coalesce(', ' || edition, '') || coalesce(' (' || org_id || ')', ''), 0
FROM audit WHERE :told IS NULL OR org_id IS NOT :told
UNION ALL
SELECT 'API', 'version ' || api_version || CASE WHEN api_version <> :tool THEN ', older than ' || :tool || ' that was asked for' ELSE '' END
       || CASE WHEN api_limit IS NOT NULL
               THEN printf('; %,d of %,d calls of 24 hours are left', max(0, api_limit - api_used), api_limit)
               ELSE '; how many calls are left was not told' END, 0
FROM audit WHERE :told IS NULL OR org_id IS NOT :told
UNION ALL
SELECT :role, coalesce((SELECT coalesce(name || ' <' || username || '>', username) || coalesce(', profile ' || profile, '')
                               || coalesce(', licence ' || licence, '') FROM audit_user),
                       'unknown: ' || coalesce((SELECT reason FROM coverage WHERE source = 'identity'), 'not asked')), 0
UNION ALL
SELECT '', CASE
           WHEN :expected IS NULL THEN 'sync_user of the configuration names nobody: name this user there, so that no '
               || 'other is audited by mistake'
           WHEN username = :expected COLLATE NOCASE THEN 'as sync_user of the configuration says'
           ELSE 'NOT who sync_user of the configuration says: ' || :expected END, 2 * (username <> :expected COLLATE NOCASE)
FROM audit_user WHERE :role = 'Sync user'
UNION ALL
SELECT '', 'View Setup and Configuration: ' || CASE granted WHEN 1 THEN 'yes' ELSE 'no' END, 0
FROM setup_user_permission_access WHERE permission = 'ViewSetup'
UNION ALL
SELECT 'Sees', printf('%,d objects, %,d of them custom; ', count(*), sum(name GLOB '*__c'))
       || (SELECT coalesce('not ' || group_concat(value, ', ') || ', which the sync needs', 'all that the sync needs')
           FROM json_each(:objects)
           WHERE value NOT IN (SELECT name FROM global_object)), 0
FROM global_object HAVING count(*) > 0
