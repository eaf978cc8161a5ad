-- id: campaign-write-refused
-- title: A campaign or form writes a field that the sync user cannot edit
-- severity: high
-- category: permission
-- practice: 4
-- needs: describe marketo_field_list smart_campaign|form
-- catalogue: FLD-04 FLD-05
-- action: Give the sync user Edit on these fields (field-level security)
-- place: grant
-- who: salesforce
-- why: What the campaign or form writes stays in Marketo: the update fails with INVALID_FIELD_FOR_INSERT_UPDATE, or is left out, and the
--   next change in Salesforce takes it back.
-- otherwise: What the campaign or form writes stays in Marketo; sales sees the old value.
-- fix: In the sync user's permission set or profile, field-level security, tick Edit Access on the field. If sales must keep the field to
--   itself, take the step or form field that is named out of Marketo.
-- risk: Marketo's values start to replace those of Salesforce. Agree first on who owns the field.
-- undo: Clear Edit Access again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT a.object, a.field,
       printf('%s it%s, and the sync user cannot: %s',
              w.names || iif(w.writers = 1, ' writes', ' write'), iif(w.match = 1, '', ', or a field of its name or label'),
              iif(a.object IN ('Lead', 'Contact'), a.reason, 'the sync sends no changes of ' || a.object)) AS message,
       json_object('reason', a.reason, 'writers', w.writers, 'match', iif(w.match = 1, 'exact', iif(w.match = 2, 'likely', 'guess')))
           AS evidence,
       CASE WHEN w.match > 1 OR a.object NOT IN ('Lead', 'Contact') THEN 'medium' END AS severity,
       CASE w.match WHEN 3 THEN 'possible' END AS basis,
       CASE WHEN a.object NOT IN ('Lead', 'Contact') THEN 'Put right in Marketo what works against the sync'
            WHEN a.reason_code NOT IN ('fls-edit', 'create-only')
                THEN 'Make the field one that can be written, or take it out of Marketo''s flows' END AS action,
       CASE WHEN a.object NOT IN ('Lead', 'Contact') THEN 'marketo' END AS who
FROM (
    SELECT object, field, count(*) AS writers, min(match) AS match,
           group_concat(CASE WHEN place <= 3 THEN text END, ', ') || iif(count(*) > 3, printf(' and %d more', count(*) - 3), '') AS names
    FROM (SELECT object, field, printf('%s "%s"', iif(writer = 'Marketo form', 'form', 'campaign'), name) AS text,
                 min(CASE match WHEN 'exact' THEN 1 WHEN 'likely' THEN 2 ELSE 3 END) AS match,
                 row_number() OVER (PARTITION BY object, field ORDER BY writer DESC, name, id) AS place
          FROM marketo_writer WHERE writer IN ('Marketo flow', 'Marketo form') AND active
          GROUP BY object, field, writer, id ORDER BY object, field, place)
    GROUP BY object, field
) AS w
JOIN field_access a ON a.object = w.object AND a.field = w.field
JOIN synced_field f ON f.object = a.object AND f.field = a.field
JOIN object o ON o.object = a.object
WHERE NOT f.ignored AND NOT f.contact_copy
  AND CASE WHEN a.object IN ('Lead', 'Contact') THEN o.can_edit AND NOT a.can_edit
           -- A label that a person's field has too means the person's. What a person's field is too travels as the person's.
           ELSE w.match < 3 AND NOT EXISTS (SELECT 1 FROM marketo_map m
                            JOIN marketo_map p ON p.marketo_object = m.marketo_object AND p.rest_name = m.rest_name
                            WHERE m.object = a.object AND m.field = a.field AND p.object IN ('Lead', 'Contact')) END
