-- id: form-value-refused
-- title: A form offers what the picklist refuses
-- severity: high
-- category: data
-- practice: 4
-- needs: describe form marketo_field_list
-- catalogue: FLD-32
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- why: A value that a restricted picklist does not have is refused (INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST): everybody who chooses it in
--   the form fails to sync.
-- otherwise: Whoever chooses that value in the form does not arrive in Salesforce.
-- fix: Give the form the picklist's own values, as Salesforce's API has them, and approve it again.
-- risk: What the form sends is then another value: campaigns that go by the old one have to follow.
-- undo: Put the value back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/add-remove-picklist-values https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT f.object, f.field, c.form AS subject,
       printf('form "%s" offers %s, which the picklist does not take', c.name,
              group_concat(CASE WHEN c.place <= 5 THEN '"' || c.value || '"' END, ', ')
              || iif(count(*) > 5, printf(' and %d more', count(*) - 5), '')) AS message,
       json_object('form', c.name, 'values', count(*), 'match', min(c.match)) AS evidence,
       CASE WHEN min(c.match) <> 'exact' OR NOT max(c.active) THEN 'medium' END AS severity,
       CASE min(c.match) WHEN 'guess' THEN 'possible' END AS basis
FROM synced_field f
JOIN (
    SELECT r.*, row_number() OVER (PARTITION BY r.object, r.field, r.form ORDER BY r.value) AS place
    FROM (SELECT c.*, max(c.active) OVER (PARTITION BY c.object, c.field, c.form) AS shown
          FROM (SELECT object, field, form, name, value, max(active) AS active, min(match) AS match FROM marketo_form_choice
                WHERE trim(value) <> '' GROUP BY object, field, form, name, value) AS c
          WHERE NOT EXISTS (SELECT 1 FROM picklist_value v WHERE v.object = c.object AND v.field = c.field AND v.active
                            AND c.value IN (v.value, v.label))) AS r
    WHERE r.active = r.shown -- what only a draft offers matters where nothing else does
    ORDER BY r.object, r.field, r.form, r.value
) AS c ON c.object = f.object AND c.field = f.field
WHERE f.restricted_picklist AND f.type IN ('picklist', 'multipicklist') AND f.object IN ('Lead', 'Contact')
GROUP BY f.object, f.field, c.form
