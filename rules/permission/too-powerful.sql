-- id: too-powerful
-- title: Sync user has rights it has no use for
-- severity: medium
-- category: permission
-- practice: 1
-- needs: user_permission|permissions
-- catalogue: PERM-14 PERM-15 PERM-16
-- action: Take from the sync user what it has no use for
-- place: permissions
-- who: salesforce
-- why: Whoever holds Marketo's credentials holds these rights. An administrator's profile also shows the sync every field of the
--   org, and each becomes a Marketo field for good.
-- fix: Give the sync user a profile of its own, cloned from Standard User or Minimum Access, and what it needs as permission sets;
--   or take the permission out of the set that grants it (syncaudit explain names it).
-- risk: Records that reached Marketo only because of View All Data stop coming: compare record counts before and after.
-- undo: Assign the profile or set again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-2-of-3-create-a-salesforce-user-for-marketo-enterprise-unlimited
WITH administrator AS ( -- Adobe's page for Professional Edition asks for this profile
    SELECT profile FROM sync_user, audit
    WHERE profile = 'System Administrator' AND coalesce(edition, '') NOT LIKE 'Professional%'
)
SELECT NULL AS object, NULL AS field, 'profile' AS subject, 'high' AS severity,
       'the sync user has the profile System Administrator: it sees every field and may change everything' AS message,
       json_object('profile', profile) AS evidence
FROM administrator
UNION ALL
SELECT NULL, NULL, e.permission, e.severity,
       printf('the sync user has %s: %s%s', e.label, e.effect,
              coalesce(' (granted by ' || group_concat(c.name, ', ') || ')', '')),
       json_object('permission', e.permission, 'known_from', p.origin)
FROM reference_excess_permission e
JOIN system_permission p ON p.permission = e.permission
LEFT JOIN container_system s ON s.permission = e.permission AND s.granted
LEFT JOIN container c ON c.container = s.container AND c.state = 'active'
WHERE p.granted = 1
  AND NOT EXISTS (SELECT 1 FROM administrator)
  AND NOT (coalesce((SELECT edition FROM audit), '') LIKE 'Professional%')
GROUP BY e.permission
