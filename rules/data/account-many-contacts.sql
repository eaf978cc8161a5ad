-- id: account-many-contacts
-- title: Accounts with thousands of contacts
-- severity: medium
-- basis: observed
-- category: data
-- practice: 3
-- needs: data
-- catalogue: OBJ-13
-- action: Split accounts that collect contacts
-- place: records
-- who: salesforce
-- why: A change of the account changes the company of each of its contacts in Marketo: one edit queues thousands of people. They
--   lock each other out in Salesforce too (UNABLE_TO_LOCK_ROW).
-- fix: Look whether it is a real company or a bin for people without one, and spread the contacts. Change such accounts rarely and
--   outside business hours.
-- risk: Reports by account change with it.
-- undo: Move the contacts back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-account-sync
SELECT 'Account' AS object, NULL AS field,
       printf('%,d account%s more than 5,000 contacts', records, iif(records = 1, ' has', 's have')) AS message,
       json_object('accounts', records) AS evidence
FROM data_fact WHERE fact = 'over 5,000 contacts of Account' AND records > 0
