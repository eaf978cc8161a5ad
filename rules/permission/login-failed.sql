-- id: login-failed
-- title: Log-ins of the sync user fail
-- severity: high
-- basis: observed
-- category: permission
-- practice: 4
-- needs: logins
-- catalogue: PERM-20 PERM-21
-- action: Mend the log-in of the sync user
-- place: user
-- who: both
-- why: While Marketo cannot log in nothing syncs, and the backlog grows.
-- otherwise: Nothing syncs while Marketo cannot log in.
-- fix: The status tells: a password to renew, an address that is not allowed (login IP ranges), hours, a locked user.
-- risk: Widening IP ranges or hours: to Marketo's addresses only.
-- undo: Set the old value again.
SELECT NULL AS object, NULL AS field, status AS subject,
       printf('%d log-in%s failed in the last 7 days: %s', count(*), iif(count(*) = 1, '', 's'), status) AS message,
       json_object('logins', count(*), 'newest', max(time)) AS evidence
FROM login
WHERE status <> 'Success' AND substr(time, 1, 19) >= substr(strftime('%Y-%m-%dT%H:%M:%S', :now, '-7 days'), 1, 19)
GROUP BY status
