-- id: converted-lead-edit-missing
-- title: Changes to converted leads fail
-- severity: medium
-- basis: observed
-- category: permission
-- practice: 4
-- needs: errors user_permission|permissions
-- catalogue: PERM-25
-- action: Let the sync user edit converted leads, or push to the contact
-- place: permissions
-- who: both
-- why: A converted lead is read-only without View and Edit Converted Leads. Each push to one fails, and is an error of the sync.
-- fix: Tick View and Edit Converted Leads in a permission set of the sync user; or let flow steps leave converted leads out, so that
--   the contact gets the change.
-- risk: Reports on leads show values that change after the conversion.
-- undo: Clear the permission.
SELECT NULL AS object, NULL AS field,
       printf('%,d failure%s on converted leads, and the sync user lacks View and Edit Converted Leads', sum(e.failures),
              iif(sum(e.failures) = 1, '', 's')) AS message,
       json_object('permission', p.permission, 'failures', sum(e.failures)) AS evidence
FROM system_permission p
JOIN marketo_error_class e ON e.code IN ('CANNOT_UPDATE_CONVERTED_LEAD', 'MISSING_CONVERTED_LEAD_PERMISSION')
WHERE p.permission = 'AllowViewEditConvertedLeads' AND p.granted = 0
HAVING count(*) > 0
