-- id: marketo-field-hidden
-- title: Marketo's recommended fields are not visible
-- severity: low
-- category: field
-- practice: 1
-- needs: describe
-- catalogue: FLD-07
-- action: Create Marketo's fields on Lead and Contact, or make them visible to the sync user
-- who: salesforce
-- param: pattern = '(?i)^(?:mkto71_|mkto2__|mkto_si__mkto_)' | regular expression of the prefixes such a field may have
-- why: Score, Acquisition Date and Acquisition Program are how sales sees what marketing did. They are optional: without them
--   nothing fails.
-- fix: If sales wants them, create them as Marketo's set-up page says (names mkto71_…), visible and read-only for everybody and
--   editable for the sync user, and map them from Lead to Contact for conversion.
-- risk: A score that changes often is itself a source of changes for the sync.
-- undo: Clear Visible for the sync user; deleting the fields loses their values.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-1-of-3-add-marketo-fields-to-salesforce-enterprise-unlimited
SELECT s.object, m.field,
       printf('no field for Marketo''s %s is visible on %s', m.label,
              (SELECT group_concat(object, ' or ') FROM (SELECT object FROM synced_object
                                                         WHERE object IN ('Lead', 'Contact') ORDER BY object DESC))) AS message,
       json_object('label', m.label, 'type', m.type, 'length', m.length) AS evidence
FROM reference_marketo_field m, synced_object s
WHERE m.class = 'recommended' AND s.object IN ('Lead', 'Contact')
  AND NOT EXISTS (SELECT 1 FROM field f
                  WHERE f.object IN ('Lead', 'Contact') AND f.field REGEXP :pattern
                    AND lower(substr(f.field, -length(m.suffix))) = lower(m.suffix))
