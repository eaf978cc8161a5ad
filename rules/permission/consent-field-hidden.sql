-- id: consent-field-hidden
-- title: Opt-out or e-mail address is not visible
-- severity: critical
-- category: permission
-- practice: 1
-- needs: describe
-- catalogue: FLD-42 FLD-43
-- action: Make these fields visible to the sync user
-- place: grant
-- who: salesforce
-- why: Marketo's Unsubscribed is Salesforce's Email Opt Out, and the address is what it belongs to. While the field cannot be
--   seen, an opt-out on one side never reaches the other, and mail goes to people who said no.
-- otherwise: People who opted out keep getting mail: the opt-out does not reach the other side.
-- fix: In the sync user's permission set or profile, field-level security, tick Read Access and Edit Access on the field.
-- risk: Values that are there already arrive only as records are next updated: touch the opted-out records once, off peak.
-- undo: Clear the access again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/default-salesforce-field-mapping
SELECT s.object, wanted.value AS field,
       printf('%s is not visible to the sync user: %s', wanted.value,
              CASE wanted.value WHEN 'Email' THEN 'Marketo gets people without an address'
                                ELSE 'opt-outs do not travel between Salesforce and Marketo' END) AS message,
       json_object('marketo_field', CASE wanted.value WHEN 'Email' THEN 'Email Address' ELSE 'Unsubscribed' END) AS evidence
FROM synced_object s, json_each('["Email", "HasOptedOutOfEmail"]') AS wanted
WHERE s.object IN ('Lead', 'Contact')
  AND NOT EXISTS (SELECT 1 FROM field f WHERE f.object = s.object AND f.field = wanted.value)
