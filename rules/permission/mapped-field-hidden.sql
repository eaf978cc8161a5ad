-- id: mapped-field-hidden
-- title: Field that Marketo maps is hidden from the sync user
-- severity: medium
-- category: permission
-- practice: 1
-- needs: describe setup
-- catalogue: FLD-04 FLD-05
-- action: Make these fields visible to the sync user
-- place: grant
-- who: salesforce
-- why: Marketo maps this standard field by itself; while the sync user cannot see it, the Marketo field stays empty.
-- fix: Tick Read Access on the field in a permission set of the sync user, and Edit Access where Marketo writes it.
-- risk: The field's values are sent to Marketo as records are next updated.
-- undo: Clear the access again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/default-salesforce-field-mapping
SELECT h.object, h.field, printf('%s exists and the sync user cannot see it (%s): %s', h.field, h.reason, h.needed) AS message,
       json_object('reason', h.reason) AS evidence
FROM hidden_field h
WHERE h.needed IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM reference_required_field r WHERE r.object = h.object AND r.field = h.field)
  AND NOT (h.object IN ('Lead', 'Contact') AND h.field = 'HasOptedOutOfEmail') -- consent-field-hidden says it
