-- id: field-write-missing
-- title: Marketo writes the field and the sync user cannot
-- severity: high
-- category: permission
-- practice: 1
-- needs: describe
-- catalogue: FLD-04 FLD-05 FLD-06
-- action: Give the sync user Edit on these fields (field-level security)
-- place: grant
-- who: salesforce
-- why: A change of this field in Marketo fails with INVALID_FIELD_FOR_INSERT_UPDATE, or is left out, and the two sides drift
--   apart.
-- otherwise: Values that forms and campaigns write stay in Marketo; sales sees the old ones.
-- fix: In the sync user's permission set or profile, field-level security, tick Edit Access on the field; for a part of an
--   address, on the whole address. If sales must keep the field to itself, accept the finding with that reason and block
--   field updates in Marketo.
-- risk: Marketo's values start to replace those of Salesforce. Agree first on who owns the field.
-- undo: Clear Edit Access again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/default-salesforce-field-mapping https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-1-of-3-add-marketo-fields-to-salesforce-enterprise-unlimited
SELECT a.object, a.field,
       printf('Marketo writes it as %s, and the sync user cannot: %s', w.marketo_field, a.reason) AS message,
       json_object('reason', a.reason, 'marketo_field', w.marketo_field, 'known_from', w.source) AS evidence,
       CASE WHEN a.reason_code IN ('fls-edit', 'create-only') THEN NULL
            ELSE 'Make the field one that can be written, or take it out of Marketo''s flows' END AS action
FROM marketo_written w
JOIN field_access a ON a.object = w.object AND a.field = w.field
JOIN object o ON o.object = w.object
WHERE o.can_edit AND NOT a.can_edit AND w.field NOT IN ('Email', 'HasOptedOutOfEmail')
