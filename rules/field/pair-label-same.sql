-- id: pair-label-same
-- title: Same label on Lead and Contact, different API names
-- severity: info
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-23
-- action: Nothing to change: know what arrives in Marketo
-- who: marketo
-- why: Marketo joins fields by API name, unless somebody has joined them by hand. If these are two in Marketo, they look like one
--   there, and a person who is converted has the value in the other one.
-- fix: Before the first sync, join them in Edit Initial Field Mappings. Later it takes Marketo support, or a new field of the
--   right name.
-- risk: Joining fields after the first sync moves no values.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/edit-initial-field-mappings
WITH lonely AS (
    SELECT f.object, f.field, f.label
    FROM synced_field f
    WHERE f.custom
      AND NOT EXISTS (SELECT 1 FROM twin WHERE twin.object = f.object AND twin.field = f.field)
)
SELECT 'Lead' AS object, l.field,
       printf('"%s" is %s on Lead and %s on Contact: two fields of one label in Marketo, unless they were joined there', l.label, l.field,
              group_concat(c.field, ', ')) AS message,
       json_object('label', l.label, 'contact_fields', json_group_array(c.field)) AS evidence
FROM (SELECT field, label, lower(label) AS words FROM lonely WHERE object = 'Lead') l
JOIN (SELECT field, lower(label) AS words FROM lonely WHERE object = 'Contact' ORDER BY field) c ON c.words = l.words
GROUP BY l.field
