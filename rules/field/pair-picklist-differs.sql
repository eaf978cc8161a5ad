-- id: pair-picklist-differs
-- title: Same picklist on Lead and Contact, different values
-- severity: medium
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-33
-- action: Make the twin fields of Lead and Contact alike
-- who: salesforce
-- why: Both are one Marketo field. Forms offer only the values that both sides have, and a value of one side fails on the other
--   where the picklist is restricted.
-- fix: Put both fields on one global value set, or add the missing values.
-- risk: A new value makes Marketo notify, and forms that use the field are approved anew.
-- undo: Deactivate the added values.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/add-remove-picklist-values
WITH pair AS (
    SELECT t.field, t.twin, t.note
    FROM twin t
    JOIN synced_field l ON l.object = t.object AND l.field = t.field
    JOIN synced_field c ON c.object = t.twin_object AND c.field = t.twin
    WHERE t.object = 'Lead' AND l.custom -- standard ones share their value set
      AND l.type IN ('picklist', 'multipicklist') AND c.type IN ('picklist', 'multipicklist')
),
side AS (
    SELECT v.object, pair.field, pair.note, v.value
    FROM pair CROSS JOIN json_each('["Lead", "Contact"]') AS person
    CROSS JOIN picklist_value v ON v.object = person.value AND v.field = iif(person.value = 'Lead', pair.field, pair.twin)
    WHERE v.active AND v.value IS NOT NULL
),
single AS (
    SELECT field, note, value, min(object) AS object FROM side GROUP BY field, value HAVING count(DISTINCT object) = 1
    ORDER BY field, value
),
counted AS (
    SELECT field, min(note) AS note, group_concat(CASE WHEN object = 'Lead' THEN value END, ', ') AS lead_only,
           group_concat(CASE WHEN object = 'Contact' THEN value END, ', ') AS contact_only,
           sum(object = 'Lead') AS lead_count, sum(object = 'Contact') AS contact_count
    FROM single GROUP BY field
)
SELECT 'Lead' AS object, field,
       printf('%d value%s only on Lead%s, %d only on Contact%s%s', lead_count, CASE lead_count WHEN 1 THEN '' ELSE 's' END,
              coalesce(' (' || substr(lead_only, 1, 80) || ')', ''), contact_count,
              coalesce(' (' || substr(contact_only, 1, 80) || ')', ''), note) AS message,
       json_object('lead_only', lead_only, 'contact_only', contact_only) AS evidence,
       CASE WHEN note <> '' THEN 'possible' END AS basis
FROM counted
