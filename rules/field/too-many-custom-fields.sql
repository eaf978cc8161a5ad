-- id: too-many-custom-fields
-- title: Many custom fields on one object
-- severity: medium
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-21
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: decide
-- param: most = 200 | custom fields of one object that need no second look
-- why: Every custom field the sync user can see becomes a Marketo field for good. Fields nobody needs clutter Marketo and
--   slow the sync.
-- fix: Go through the data dictionary with marketing. Clear Visible for the sync user on what has no answer to "why".
-- risk: A field that has synced before keeps its last value in Marketo: look at "Used By" there first.
-- undo: Tick Visible again; values arrive as records are next updated.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-2-of-3-create-a-salesforce-user-for-marketo-enterprise-unlimited
SELECT object, NULL AS field,
       printf('the sync user can see %d custom fields; more than %d deserve a look', count(*), :most) AS message,
       json_object('custom_fields', count(*), 'most', :most) AS evidence
FROM synced_field
WHERE custom AND NOT contact_copy AND NOT marketo_field
GROUP BY object
HAVING count(*) > :most
