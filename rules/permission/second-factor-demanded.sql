-- id: second-factor-demanded
-- title: A second factor stands before the sync user's log-in by API
-- severity: medium
-- basis: possible
-- category: permission
-- practice: 4
-- needs: user_permission|permissions
-- catalogue: PERM-24
-- action: Take the second factor for API log-ins from the sync user
-- place: permissions
-- who: salesforce
-- why: Multi-Factor Authentication for API Logins asks for a code with each log-in by user name and password. A program has none: its
--   next log-in may be refused, and nothing syncs.
-- fix: Clear Multi-Factor Authentication for API Logins in the profile and the permission sets of the sync user, or let Marketo log in by
--   OAuth. The log-in of people, which Multi-Factor Authentication for User Interface Logins guards, stays as it is.
-- risk: Whoever knows the password can use the API with it: allow Marketo's addresses alone.
-- undo: Tick the permission again.
-- docs: https://help.salesforce.com/s/articleView?id=sf.security_require_two-factor_authentication.htm
WITH way AS ( -- by which Marketo is known to log in
    SELECT EXISTS (SELECT 1 FROM password_login) AS password,
           EXISTS (SELECT 1 FROM login WHERE type GLOB 'Remote Access*' AND status = 'Success') AS oauth
)
SELECT NULL AS object, NULL AS field,
       printf('the sync user has Multi-Factor Authentication for API Logins%s%s', coalesce(' (granted by ' || granted_by || ')', ''),
              iif(way.password, ', and logs in with user name and password', '; how it logs in is not known')) AS message,
       json_object('permission', p.permission, 'known_from', p.origin, 'granted_by', granted_by) AS evidence,
       NULL AS severity
FROM way, system_permission p
LEFT JOIN (SELECT group_concat(name, ', ') AS granted_by
           FROM (SELECT c.name FROM container c JOIN container_system s ON s.container = c.container
                 WHERE s.permission = 'TwoFactorApi' AND s.granted AND c.state = 'active' ORDER BY c.name))
WHERE p.permission = 'TwoFactorApi' AND p.granted AND (way.password OR NOT way.oauth)
