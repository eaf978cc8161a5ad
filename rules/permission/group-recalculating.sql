-- id: group-recalculating
-- title: A permission set group is not up to date
-- severity: medium
-- category: permission
-- practice: 1
-- needs: permissions
-- catalogue: none
-- action: Let Salesforce recalculate the permission set group
-- place: permissions
-- who: salesforce
-- why: Until Salesforce has worked out what the group gives, the sync user may lack what its sets grant, or keep what was muted.
-- fix: Setup, Permission Set Groups, the group, Recalculate; when the status is Failed the page says why.
-- risk: None.
-- undo: Nothing to undo.
SELECT NULL AS object, NULL AS field, c.name AS subject,
       printf('permission set group ''%s'' has the status %s: access that hangs on it is unknown', c.name, c.status) AS message,
       json_object('status', c.status) AS evidence
FROM container c WHERE c.state = 'active' AND c.uncertain
