-- id: system-permission-missing
-- title: Sync user lacks a system permission
-- severity: high
-- category: permission
-- practice: 1
-- needs: user_permission|permissions
-- catalogue: PERM-01 PERM-04 PERM-05 PERM-06 PERM-07
-- action: Give the sync user the missing system permissions
-- place: grant
-- who: salesforce
-- why: What the sync is configured to do (capabilities in syncaudit.yaml) needs the permission; without it that step fails for
--   every record.
-- otherwise: That step of the sync fails for every record.
-- fix: In a permission set of the sync user, System Permissions, tick the permission.
-- risk: None beyond what the permission allows.
-- undo: Clear it again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-2-of-3-create-a-salesforce-user-for-marketo-enterprise-unlimited
SELECT NULL AS object, NULL AS field, c.permission AS subject, c.severity,
       printf('the sync user lacks %s: %s', coalesce(r.label, c.permission), c.effect) AS message,
       json_object('permission', c.permission, 'capability', c.capability, 'known_from', p.origin) AS evidence
FROM reference_capability_permission c
JOIN wanted_capability w ON w.capability = c.capability
JOIN system_permission p ON p.permission = c.permission
LEFT JOIN reference_system_permission r ON r.permission = c.permission
WHERE p.granted = 0
  -- who was asked through the API may use it
  AND NOT (c.permission = 'ApiEnabled' AND (SELECT as_user FROM audit) IS NULL)
GROUP BY c.permission
