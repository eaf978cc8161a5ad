-- id: contacts-without-account
-- title: Contacts without an account
-- severity: low
-- basis: observed
-- category: data
-- practice: 4
-- needs: data usage
-- catalogue: OBJ-14
-- action: Give contacts an account
-- place: records
-- who: salesforce
-- param: share = 5 | percent of the contacts that may have none
-- param: records = 100 | contacts that are too few to matter
-- why: A contact without an account is private: only its owner and administrators see it, and Marketo has no company for it.
-- fix: Assign them to their companies, or delete what nobody needs.
-- risk: Contacts that become visible to more people may surprise their owners.
-- undo: Empty the account again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-account-sync
SELECT d.object, NULL AS field,
       printf('%,d of %,d contacts have no account (%.1f %%)', d.records, u.records, 100.0 * d.records / u.records) AS message,
       json_object('without_account', d.records, 'contacts', u.records) AS evidence
FROM data_fact d JOIN usage_object u ON u.object = d.object
WHERE d.fact = 'no account of Contact' AND d.records >= :records AND 100.0 * d.records > :share * u.records
