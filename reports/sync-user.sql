-- sheet: Sync user
-- order: 52
-- tab: #70AD47
-- summary: Who the sync user is, what gives it its access, and which permissions it needs or has no use for
-- only: SELECT 1 FROM container LIMIT 1
-- freeze: 2
-- column: What | 22
-- column: Name | 40 | wrap
-- column: Value | 26 | wrap
-- column: Status | 16
-- column: Details | 70 | wrap
-- column: Setup | 8 | link
SELECT what, name, value, status, details,
       CASE WHEN page IS NOT NULL THEN (SELECT setup_url || '/' || page || char(10) || 'Open' FROM setup_home) END
FROM (
    SELECT 1 AS section, column1 AS position, 'user' AS what, column2 AS name,
           CASE column1 WHEN 1 THEN username WHEN 2 THEN name WHEN 3 THEN profile WHEN 4 THEN license WHEN 5 THEN language
                        WHEN 6 THEN iif(marketing_user, 'Yes', iif(marketing_user IS NULL, 'unknown', 'No'))
                        WHEN 7 THEN substr(last_login, 1, 10) WHEN 8 THEN substr(password_changed, 1, 10)
                        WHEN 9 THEN substr(created, 1, 10) END AS value,
           '' AS status, '' AS details,
           CASE column1 WHEN 1 THEN 'ManageUsers/page?address=%2F' || user_id || '%3Fnoredirect%3D1%26isUserEntityOverride%3D1'
                        WHEN 3 THEN 'EnhancedProfiles/page?address=%2F' || profile_id END AS page
    FROM sync_user, (VALUES (1, 'Username'), (2, 'Name'), (3, 'Profile'), (4, 'Licence'), (5, 'Language'), (6, 'Marketing User'),
                            (7, 'Last log-in'), (8, 'Password changed'), (9, 'Created'))
    UNION ALL
    SELECT 2, row_number() OVER (ORDER BY kind <> 'profile', kind, name, container), kind, name, coalesce(api_name, ''),
           CASE WHEN uncertain THEN 'recalculating' ELSE state END,
           substr(iif(expires IS NOT NULL, '; expires on ' || substr(expires, 1, 10), '')
                  || iif(assignees > 1, printf('; assigned to %d users', assignees),
                         iif(assignees = 1, '; assigned to this user alone', ''))
                  || coalesce('; contains ' || (SELECT group_concat(iif(mutes, 'muting set ', '') || part_name, ', ')
                                                FROM (SELECT p.mutes, p.name AS part_name FROM container_part p
                                                      WHERE p.container = container.container ORDER BY p.mutes, p.name))
                              , '') , 3),
           setup_page
    FROM container
    UNION ALL
    SELECT 3, row_number() OVER (ORDER BY w.permission IS NULL, e.permission IS NULL, p.permission), 'system permission',
           coalesce(r.label, e.label, p.permission), CASE p.granted WHEN 1 THEN 'granted' WHEN 0 THEN 'not granted' ELSE 'unknown' END,
           CASE WHEN w.permission IS NOT NULL AND p.granted = 0 THEN 'missing'
                WHEN w.permission IS NOT NULL THEN 'needed'
                WHEN e.permission IS NOT NULL THEN 'no use for it'
                ELSE 'set-up page' END,
           coalesce(w.effect, e.effect, r.why), NULL
    FROM system_permission p
    LEFT JOIN (SELECT c.permission, min(c.effect) AS effect FROM reference_capability_permission c
               JOIN wanted_capability w ON w.capability = c.capability GROUP BY c.permission) w ON w.permission = p.permission
    LEFT JOIN reference_excess_permission e ON e.permission = p.permission AND p.granted
    LEFT JOIN reference_system_permission r ON r.permission = p.permission
    WHERE w.permission IS NOT NULL OR e.permission IS NOT NULL OR (r.permission IS NOT NULL AND p.granted)
)
ORDER BY section, position
