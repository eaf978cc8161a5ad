-- id: decided-yes-hidden
-- title: Decided yes, and not visible
-- severity: medium
-- category: governance
-- practice: 7
-- needs: describe decisions
-- catalogue: none
-- action: Make these fields visible to the sync user
-- place: grant
-- who: salesforce
-- why: Marketing has decided that it needs the field, and the sync user does not see it: it is hidden, was renamed, or is gone.
--   Segments and campaigns that build on it work with old values or none.
-- fix: Look the field up in Object Manager. When it is there, give the sync user Read on it; when it was renamed or deleted, say
--   so to marketing and correct the decision.
-- risk: Values come to Marketo with the next change of each record, not all at once.
-- undo: Take Read from the field again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-2-of-3-create-a-salesforce-user-for-marketo-enterprise-unlimited
SELECT d.object, d.field,
       'marketing needs it' || coalesce(': ' || nullif(d.why, ''), '') || ', and the sync user does not see it' AS message,
       json_object('why', d.why, 'marketing_contact', d.marketing_contact, 'answer', d.answer) AS evidence
FROM field_decision d
JOIN object o ON o.object = d.object AND o.state = 'ok'
WHERE d.needs = 'yes' AND d.answer NOT IN ('done', 'refused')
  AND NOT EXISTS (SELECT 1 FROM field f WHERE f.object = d.object AND f.field = d.field)
