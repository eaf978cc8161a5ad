-- id: account-type
-- title: Account Type cannot be edited
-- severity: low
-- category: permission
-- practice: 1
-- needs: describe
-- catalogue: FLD-02
-- action: Give the sync user Read and Edit on Account.Type
-- place: grant
-- who: salesforce
-- why: Adobe's set-up page asks for Read and Edit on Account.Type. Accounts go to Marketo only, so most syncs do without Edit.
-- fix: In the sync user's permission set or profile, tick Read and Edit Access on Account.Type. Where Account is read-only on
--   purpose, accept the finding.
-- risk: None known.
-- undo: Clear the access again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-2-of-3-create-a-salesforce-user-for-marketo-enterprise-unlimited
SELECT s.object, 'Type' AS field,
       CASE WHEN f.field IS NULL THEN 'the sync user cannot see it; Adobe''s set-up page asks for Read and Edit'
            ELSE 'the sync user can read it and not edit it; Adobe''s set-up page asks for Edit too' END AS message,
       json_object('visible', json(CASE WHEN f.field IS NULL THEN 'false' ELSE 'true' END)) AS evidence
FROM synced_object s
LEFT JOIN field f ON f.object = s.object AND f.field = 'Type'
WHERE s.object = 'Account' AND coalesce(f.can_edit, 0) = 0
