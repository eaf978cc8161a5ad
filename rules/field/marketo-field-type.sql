-- id: marketo-field-type
-- title: Marketo field is not as documented
-- severity: medium
-- category: field
-- practice: 4
-- needs: describe
-- catalogue: FLD-09
-- action: Give Marketo's fields the documented type and length
-- who: salesforce
-- why: Marketo sends a value of the documented type and length. A shorter or other field refuses it (STRING_TOO_LONG) or
--   cuts it.
-- fix: Change the field as the set-up page says: Score is Number(10, 0), Acquisition Date is Date/Time, texts are Text(255).
--   Export the values first.
-- risk: When a field's type changes, Marketo empties its own field if the types do not match: export there first, import after.
-- undo: Change it back; the same loss threatens.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-1-of-3-add-marketo-fields-to-salesforce-enterprise-unlimited https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync
SELECT f.object, f.field,
       CASE WHEN f.type NOT IN (m.type, CASE m.type WHEN 'double' THEN 'int' ELSE m.type END)
            THEN printf('is of type %s; Marketo''s set-up page says %s', f.type, m.type)
            WHEN m.type = 'string' THEN printf('holds %d characters; Marketo''s set-up page says %d', f.length, m.length)
            ELSE printf('is Number(%d, %d); Marketo''s set-up page says Number(%d, 0)', f.precision - f.scale, f.scale, m.length)
       END AS message,
       json_object('type', f.type, 'length', f.length, 'precision', f.precision, 'scale', f.scale,
                   'documented_type', m.type, 'documented_length', m.length) AS evidence
FROM reference_marketo_field m
JOIN synced_field f ON f.field = m.field AND f.object IN ('Lead', 'Contact')
WHERE m.class <> 'sales insight' AND f.formula IS NULL
  AND (f.type NOT IN (m.type, CASE m.type WHEN 'double' THEN 'int' ELSE m.type END)
       OR (m.type = 'string' AND f.length < m.length)
       OR (f.type = 'double' AND f.precision - f.scale < m.length))
