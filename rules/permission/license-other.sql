-- id: license-other
-- title: Sync user has another licence than Salesforce
-- severity: medium
-- basis: possible
-- category: permission
-- practice: 1
-- needs: user
-- catalogue: PERM-17
-- action: Give the sync user a Salesforce licence
-- place: user
-- who: salesforce
-- why: Adobe asks for a full Salesforce licence. Others cut off objects such as Lead, Opportunity or Campaign whatever the
--   permission sets say.
-- fix: Change the user's licence and profile; or, when everything needed is readable, accept the finding.
-- risk: Changing the licence changes the profile: compare the access matrix before and after.
-- undo: Give the old licence and profile back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-2-of-3-create-a-salesforce-user-for-marketo-enterprise-unlimited
SELECT NULL AS object, NULL AS field,
       printf('the sync user''s licence is %s, not Salesforce', license) AS message,
       json_object('license', license, 'profile', profile) AS evidence
FROM sync_user WHERE license <> 'Salesforce'
