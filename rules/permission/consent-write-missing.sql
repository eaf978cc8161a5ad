-- id: consent-write-missing
-- title: Opt-out or e-mail address cannot be written
-- severity: critical
-- category: permission
-- practice: 1
-- needs: describe
-- catalogue: FLD-42 FLD-43
-- action: Give the sync user Edit on these fields (field-level security)
-- place: grant
-- who: salesforce
-- why: Marketo's Unsubscribed is Salesforce's Email Opt Out, and the address is what it belongs to. When they cannot be
--   written, people who opted out keep getting mail sent from Salesforce.
-- otherwise: People who opted out keep getting mail from Salesforce: the opt-out in Marketo does not arrive there.
-- fix: In the sync user's permission set or profile, field-level security, tick Edit Access on the field.
-- risk: Opt-outs collected in Marketo so far do not arrive by themselves: send them once with Sync Person to SFDC.
-- undo: Clear Edit Access again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/default-salesforce-field-mapping
SELECT a.object, a.field,
       printf('Marketo writes it, and the sync user cannot: %s', a.reason) AS message,
       json_object('reason', a.reason, 'marketo_field', w.marketo_field) AS evidence
FROM marketo_written w
JOIN field_access a ON a.object = w.object AND a.field = w.field
JOIN object o ON o.object = w.object
WHERE o.can_edit AND NOT a.can_edit AND w.field IN ('Email', 'HasOptedOutOfEmail')
