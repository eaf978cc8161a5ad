-- id: object-write-missing
-- title: Sync user cannot write the object
-- severity: critical
-- category: permission
-- practice: 1
-- needs: describe
-- catalogue: PERM-08 PERM-09
-- action: Give the sync user Create, Edit and Delete on these objects
-- who: salesforce
-- place: grant
-- why: Lead and Contact sync both ways. Without Edit every change from Marketo fails, opt-outs included; without Create no
--   lead can be made.
-- otherwise: What Marketo changes does not arrive in Salesforce, opt-outs included, and new leads are not made.
-- fix: In the sync user's permission set or profile, Object Settings, tick Read, Create and Edit on the object.
-- risk: Marketo's changes start to arrive in Salesforce: automation on the object will run for them.
-- undo: Clear the permissions again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-2-of-3-create-a-salesforce-user-for-marketo-enterprise-unlimited
WITH wanted (object, permission, missing, severity, effect) AS (
    SELECT o.object, 'edit', NOT o.can_edit, NULL, 'no change made in Marketo reaches Salesforce, opt-outs included'
    FROM object o WHERE o.state = 'ok' AND o.object IN ('Lead', 'Contact')
    UNION ALL
    SELECT o.object, 'create', NOT o.can_create, CASE o.object WHEN 'Lead' THEN 'high' ELSE 'medium' END,
           CASE o.object WHEN 'Lead' THEN 'people from Marketo cannot become leads'
                         ELSE 'the flow step Convert Person cannot make a contact' END
    FROM object o WHERE o.state = 'ok' AND o.object IN ('Lead', 'Contact')
    UNION ALL
    SELECT o.object, 'delete', NOT o.can_delete, 'low', 'Delete Person in Marketo cannot delete it in Salesforce too'
    FROM object o WHERE o.state = 'ok' AND o.object IN ('Lead', 'Contact')
)
SELECT object, NULL AS field, permission AS subject, severity,
       printf('the sync user has no %s on %s: %s', upper(substr(permission, 1, 1)) || substr(permission, 2), object, effect) AS message,
       json_object('permission', permission) AS evidence
FROM wanted
WHERE missing
