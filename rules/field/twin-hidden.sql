-- id: twin-hidden
-- title: Visible on one of Lead and Contact, hidden on the other
-- severity: medium
-- category: field
-- practice: 2
-- needs: describe setup
-- catalogue: FLD-22
-- action: Make the twin visible too, or hide both
-- who: both
-- proposed: decide
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- why: Lead and Contact fields of one name are one Marketo field. While the sync user sees one of them only, people of the other kind have
--   no value in it, and it goes blind when a lead is converted.
-- fix: If marketing needs the field, tick Visible on the other one too; if not, hide both.
-- risk: What becomes visible arrives as its records are next updated.
-- undo: Clear Visible on the one, tick it on the other.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/edit-initial-field-mappings
SELECT s.object, s.field,
       printf('visible on %s, and %s.%s is there too, hidden from the sync user (%s)', s.object, h.object, h.field, h.reason) AS message,
       json_object('hidden', h.object || '.' || h.field, 'reason', h.reason) AS evidence
FROM synced_field s
JOIN hidden_field h ON h.object = iif(s.object = 'Lead', 'Contact', 'Lead') AND h.field = s.field COLLATE NOCASE
WHERE s.object IN ('Lead', 'Contact') AND s.custom AND s.field NOT REGEXP :exempt
  -- A decision on either of them is one on the pair.
  AND NOT EXISTS (SELECT 1 FROM field_decision d
                  WHERE d.needs <> '' AND (d.object = s.object AND d.field = s.field OR d.object = h.object AND d.field = h.field))
