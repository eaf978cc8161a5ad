-- id: sync-user-inactive
-- title: The sync user is not active
-- severity: critical
-- category: permission
-- practice: 4
-- needs: user
-- catalogue: PERM-02
-- action: Activate the sync user
-- place: user
-- who: salesforce
-- why: A user who is not active cannot log in: nothing syncs, and the backlog grows.
-- otherwise: Nothing syncs.
-- fix: Setup, Users, the sync user, Edit, Active. When another user has taken over, name that one as sync_user.
-- risk: The user takes up a licence again.
-- undo: Clear Active.
SELECT NULL AS object, NULL AS field,
       'the sync user ' || username || ' is not active: Marketo cannot log in as this user' AS message,
       json_object('username', username, 'last_login', last_login) AS evidence
FROM sync_user WHERE active = 0
