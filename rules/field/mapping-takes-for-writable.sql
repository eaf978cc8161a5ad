-- id: mapping-takes-for-writable
-- title: Marketo takes for writable what cannot be written
-- severity: info
-- category: field
-- practice: 10
-- needs: describe marketo_field_list
-- catalogue: FLD-38
-- action: Nothing to change: know what arrives in Marketo
-- who: marketo
-- why: Formulas, roll-ups and auto-numbers are Salesforce's alone. Marketo lets people and campaigns change its copy, which then differs
--   until the record next changes in Salesforce.
-- fix: Nothing while nobody changes it. Else, in Marketo, Admin > Field Management, Field Actions > Block Field Updates, block every
--   source but Salesforce.
-- risk: A campaign that changes the field on purpose no longer does.
-- undo: Take the block away.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/administration/field-management/block-updates-to-a-field
SELECT f.object, f.field, printf('is read-only by its nature (%s), and writable as Marketo''s %s', a.reason, m.names) AS message,
       json_object('marketo_field', m.names, 'reason', a.reason) AS evidence
FROM synced_field f
JOIN field_access a ON a.object = f.object AND a.field = f.field
JOIN (SELECT m.object, m.field, replace(group_concat(DISTINCT m.marketo_field), ',', ', ') AS names
      FROM marketo_map m JOIN marketo_instance_field i ON i.object = m.marketo_object AND i.rest_name = m.rest_name
      WHERE m.match = 'exact' AND i.updateable GROUP BY m.object, m.field) AS m ON m.object = f.object AND m.field = f.field
WHERE f.custom AND NOT f.contact_copy AND a.reason_code IN ('formula', 'roll-up', 'auto-number')
