-- id: state-country-picklists
-- title: State and Country/Territory Picklists are on
-- severity: info
-- category: governance
-- practice: 4
-- needs: describe
-- catalogue: DATA-01
-- action: Nothing to change: plan for it
-- who: both
-- why: Salesforce takes only states and countries of its list. Free text from Marketo forms and lists fails with
--   FIELD_INTEGRITY_EXCEPTION.
-- fix: Use picklists with the same values in Marketo's forms, and a campaign that puts other spellings right before people are
--   sent to Salesforce.
-- risk: Old records with other values fail when they are next updated.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT NULL AS object, NULL AS field,
       'State and Country/Territory Picklists are on: Salesforce refuses states and countries that are not in its list' AS message,
       json_object('seen_as', json_group_array(object || '.' || field)) AS evidence
FROM (SELECT object, field FROM synced_field
      WHERE (object = 'Lead' AND field IN ('StateCode', 'CountryCode'))
         OR (object = 'Contact' AND field IN ('MailingStateCode', 'MailingCountryCode'))
         OR (object = 'Account' AND field IN ('BillingStateCode', 'BillingCountryCode'))
      ORDER BY object, field)
HAVING count(*) > 0
