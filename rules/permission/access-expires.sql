-- id: access-expires
-- title: Part of the sync user's access ends soon
-- severity: medium
-- category: permission
-- practice: 7
-- needs: permissions
-- catalogue: none
-- action: Renew the assignment, or let it end on purpose
-- place: permissions
-- who: salesforce
-- why: On that day whatever only this set grants is gone: fields stop syncing, writes fail.
-- fix: Setup, Users, the sync user, Permission Set Assignments: change the expiration date, or grant what is needed in another set.
-- risk: None.
-- undo: Set the date again.
-- param: days = 45 | how many days ahead to look
SELECT NULL AS object, NULL AS field, c.name AS subject,
       printf('the assignment of %s ''%s'' ends on %s', c.kind, c.name, substr(c.expires, 1, 10)) AS message,
       json_object('expires', c.expires, 'kind', c.kind) AS evidence
FROM container c
WHERE c.state = 'active'
  AND substr(c.expires, 1, 19) <= strftime('%Y-%m-%dT%H:%M:%S', :now, '+' || :days || ' days')
