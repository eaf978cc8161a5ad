-- id: person-accounts
-- title: Person Accounts are on
-- severity: info
-- category: governance
-- practice: 10
-- needs: describe
-- catalogue: FLD-40
-- action: Nothing to change: plan for it
-- who: both
-- why: A person account becomes a company and a person in Marketo, and its custom fields are copied to both: twice the fields.
-- fix: Hide custom Account fields that are meant for business accounts only. Make an OpportunityContactRole for each person
--   account with a flow, or its opportunities belong to nobody. Use Email Address in forms, not Person Email Address.
-- risk: Person accounts cannot be switched off.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/using-person-accounts
SELECT NULL AS object, NULL AS field,
       printf('Person Accounts are on: %d visible custom fields of Account reach Marketo as company and as person fields',
              (SELECT count(*) FROM synced_field c WHERE c.object = 'Account' AND c.custom)) AS message,
       json_object('field', 'Account.IsPersonAccount') AS evidence
FROM synced_field
WHERE object = 'Account' AND field = 'IsPersonAccount'
