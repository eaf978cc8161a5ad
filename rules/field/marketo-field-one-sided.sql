-- id: marketo-field-one-sided
-- title: Marketo field on one of Lead and Contact only
-- severity: medium
-- category: field
-- practice: 1
-- needs: describe
-- catalogue: FLD-08
-- action: Create Marketo's fields on Lead and Contact, or make them visible to the sync user
-- who: salesforce
-- why: When a lead is converted, the value has no place on the contact and is lost.
-- fix: Create the twin with the same API name and type, or make it visible to the sync user, and map it in the lead conversion.
-- risk: The twin starts empty: values arrive as people are next updated.
-- undo: Clear Visible for the sync user on the twin.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-1-of-3-add-marketo-fields-to-salesforce-enterprise-unlimited
SELECT other.object, f.field,
       printf('visible on %s and not on %s: its value is lost when a lead is converted', f.object, other.object) AS message,
       json_object('visible_on', f.object, 'label', f.label) AS evidence
FROM synced_field f
JOIN synced_object other ON other.object = CASE f.object WHEN 'Lead' THEN 'Contact' ELSE 'Lead' END
WHERE f.object IN ('Lead', 'Contact') AND f.formula IS NULL
  AND f.field REGEXP '(?i)^mkto(?:71_|2__)'
  AND EXISTS (SELECT 1 FROM reference_marketo_field m
              WHERE lower(m.suffix) = lower(substr(f.field, instr(f.field, '_') + (f.field LIKE 'mkto2\_\_%' ESCAPE '\') + 1)))
  AND NOT EXISTS (SELECT 1 FROM twin WHERE twin.object = f.object AND twin.field = f.field)
