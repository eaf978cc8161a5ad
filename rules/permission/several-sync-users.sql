-- id: several-sync-users
-- title: More than one user looks like Marketo's
-- severity: low
-- basis: possible
-- category: permission
-- practice: 7
-- needs: user
-- catalogue: PERM-30
-- action: Find out which user Marketo logs in as, and retire the others
-- place: user
-- who: salesforce
-- why: When several active users bear Marketo's name, permissions are given to the wrong one sooner or later; each costs a licence.
-- fix: In Marketo, Admin, Salesforce shows the user that is connected. Deactivate the others once nothing logs in as them.
-- risk: Another integration may use one of them: look at its login history first.
-- undo: Activate the user again.
SELECT NULL AS object, NULL AS field,
       printf('%d other active user%s: %s', count(*), iif(count(*) = 1, ' has Marketo in its name', 's have Marketo in their names'),
              group_concat(u.username, ', ')) AS message,
       json_object('users', json_group_array(u.username)) AS evidence
FROM (SELECT * FROM marketo_user ORDER BY username) u JOIN sync_user s
WHERE NOT u.is_sync_user AND u.active
HAVING count(*) > 0
