-- id: records-private
-- title: The sync user may see no records of others
-- severity: medium
-- basis: possible
-- category: permission
-- practice: 1
-- needs: user setup permissions
-- catalogue: PERM-31
-- action: Give the sync user the records that are to sync
-- place: permissions
-- who: salesforce
-- why: Only the records that the sync user can see reach Marketo. The object is private, and the sync user has no role that stands
--   above others and no View All: what no sharing rule gives it is missing in Marketo, without an error.
-- fix: View All on the object in a permission set of the sync user; or a sharing rule for what is to sync. When sharing rules are there
--   on purpose, as a filter, accept the finding.
-- risk: Records that stayed out until now come into Marketo, and count for its licence.
-- undo: Take View All, or the sharing rule, away.
SELECT d.object AS object, NULL AS field,
       d.object || ' is private, and the sync user has neither a role nor View All: it sees its own records and what is '
       || 'shared with it' AS message,
       json_object('sharing', d.sharing_model) AS evidence
FROM object_definition d
JOIN sync_user u ON u.role_id IS NULL
JOIN computed_object_access c ON c.object = d.object AND c.can_read = 1 AND c.view_all = 0
WHERE d.object IN (SELECT object FROM main_object) AND d.sharing_model = 'Private'
