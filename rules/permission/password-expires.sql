-- id: password-expires
-- title: The password Marketo logs in with can expire
-- severity: medium
-- basis: possible
-- category: permission
-- practice: 1
-- needs: logins user_permission|permissions
-- catalogue: PERM-03
-- action: Let the sync user's password never expire
-- place: user
-- who: salesforce
-- why: On the day the password expires Marketo can no longer log in, and nothing syncs until somebody notices.
-- fix: Tick Password Never Expires in a permission set of the sync user, or let Marketo log in by OAuth.
-- risk: The password stays valid until it is changed: keep it long, and to Marketo alone.
-- undo: Clear the permission.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-2-of-3-create-a-salesforce-user-for-marketo-enterprise-unlimited
SELECT NULL AS object, NULL AS field,
       'the sync logs in with a password, and the sync user lacks Password Never Expires'
       || coalesce('; the password is of ' || (SELECT substr(password_changed, 1, 10) FROM sync_user), '') AS message,
       json_object('permission', p.permission, 'password_changed', (SELECT password_changed FROM sync_user)) AS evidence
FROM system_permission p
WHERE p.permission = 'PasswordNeverExpires' AND p.granted = 0
  AND EXISTS (SELECT 1 FROM password_login)
