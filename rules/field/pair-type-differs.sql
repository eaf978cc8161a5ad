-- id: pair-type-differs
-- title: Same field on Lead and Contact, different types
-- severity: high
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-24
-- action: Make the twin fields of Lead and Contact alike
-- who: both
-- why: Lead and Contact fields of one name become one Marketo field. It has one type: values of the other side do not fit, and
--   Marketo empties a field whose types do not match. Two kinds of text fit each other.
-- otherwise: Values of people are emptied or cut in Marketo.
-- fix: Agree on one type. Before the first sync, the two can be kept apart in Edit Initial Field Mappings; later make a new field
--   of the right type and move the values.
-- risk: Changing a type empties the Marketo field: export first, import after.
-- undo: Change the type back; the same loss threatens.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/optional-steps/edit-initial-field-mappings https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync
WITH pair AS (
    SELECT l.field, l.type AS lead_type, c.type AS contact_type, t.note
    FROM twin t
    JOIN synced_field l ON l.object = t.object AND l.field = t.field
    JOIN synced_field c ON c.object = t.twin_object AND c.field = t.twin
    WHERE t.object = 'Lead' AND l.custom AND c.custom AND l.type <> c.type
),
family (type, name) AS (
    VALUES ('string', 'text'), ('textarea', 'text'), ('picklist', 'text'), ('multipicklist', 'text'), ('combobox', 'text'),
           ('email', 'text'), ('phone', 'text'), ('url', 'text'), ('encryptedstring', 'text'),
           ('int', 'number'), ('double', 'number'), ('long', 'number'), ('currency', 'number'), ('percent', 'number'),
           ('date', 'date'), ('datetime', 'date')
)
SELECT 'Lead' AS object, pair.field,
       printf('%s on Lead, %s on Contact: both become one Marketo field%s', lead_type, contact_type, note) AS message,
       json_object('lead', lead_type, 'contact', contact_type) AS evidence,
       CASE WHEN a.name = b.name THEN 'low' WHEN note <> '' THEN 'medium' END AS severity,
       CASE WHEN note <> '' THEN 'possible' END AS basis
FROM pair
LEFT JOIN family a ON a.type = pair.lead_type
LEFT JOIN family b ON b.type = pair.contact_type
