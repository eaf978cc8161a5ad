-- id: person-account-without-role
-- title: Opportunities of person accounts that belong to nobody in Marketo
-- severity: medium
-- basis: observed
-- category: data
-- practice: 7
-- needs: data
-- catalogue: FLD-40
-- action: Have a contact role set on each opportunity of a person account
-- place: records
-- who: salesforce
-- param: share = 20 | percent of these opportunities that may have none
-- param: records = 100 | opportunities that are too few to matter
-- why: A person account is a company and a person in Marketo, and an opportunity hangs on the person by a contact role alone. Salesforce
--   makes none by itself: the opportunity belongs to nobody.
-- fix: Let a flow add the person account's contact as the primary contact role when an opportunity is made, and fill the open ones.
-- risk: Whoever adds roles by hand as well has two of them.
-- undo: Delete the roles that were added.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/using-person-accounts
SELECT d.object, NULL AS field,
       printf('%,d of %,d opportunities of person accounts have no contact role (%.0f %%)', d.records, o.records,
              100.0 * d.records / o.records) AS message,
       json_object('without_role', d.records, 'of_person_accounts', o.records) AS evidence
FROM data_fact d JOIN data_fact o ON o.fact = 'person account of Opportunity'
WHERE d.fact = 'person account without contact role of Opportunity' AND d.records >= :records
  AND 100.0 * d.records > :share * o.records
