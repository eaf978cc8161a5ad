-- id: required-on-create
-- title: Field that every new record must have
-- severity: high
-- category: field
-- practice: 4
-- needs: describe
-- catalogue: FLD-31
-- action: Give the field a default value, or stop requiring it
-- who: salesforce
-- why: A record made by Marketo without this value fails with REQUIRED_FIELD_MISSING. Only last name and company are asked for
--   by the sync itself.
-- otherwise: New people from Marketo do not arrive in Salesforce.
-- fix: Give the field a default value, or require it on the page layout instead of the field. Else make sure that Marketo fills it
--   for everybody it sends.
-- risk: Reports and automation may count on the field being filled by hand.
-- undo: Tick Required again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/set-default-person-last-name-and-company-name
SELECT f.object, f.field,
       printf('required (%s) and without a default: a new %s without it is refused', f.type, f.object) AS message,
       json_object('type', f.type, 'label', f.label) AS evidence
FROM synced_field f
WHERE f.object IN ('Lead', 'Contact') AND f.createable AND NOT f.nillable AND NOT f.defaulted_on_create
  AND f.type <> 'boolean' AND f.default_value IS NULL AND f.default_value_formula IS NULL
  AND f.field NOT IN ('LastName', CASE f.object WHEN 'Lead' THEN 'Company' ELSE 'LastName' END)
  AND NOT EXISTS (SELECT 1 FROM picklist_value v
                  WHERE v.object = f.object AND v.field = f.field AND v.is_default AND v.active)
