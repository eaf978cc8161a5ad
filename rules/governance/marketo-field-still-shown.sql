-- id: marketo-field-still-shown
-- title: Hidden in Salesforce, still shown in Marketo
-- severity: low
-- category: governance
-- practice: 7
-- needs: describe marketo_field_list
-- catalogue: GOV-04
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- why: Marketo keeps a field that no longer syncs, with the values of its last day. Whoever builds a smart list finds it, and cannot see
--   that it is dead.
-- fix: In Marketo, Admin > Field Management, Field Actions > Hide Field. Marketo allows it once no asset, not even an archived one, uses
--   the field (Used By names them).
-- risk: Nothing that is used can be hidden.
-- undo: Unhide the field.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/administration/field-management/hide-and-unhide-a-field
SELECT h.object, h.field,
       printf('no longer syncs (%s), and Marketo still shows its %s, of which no use was found%s', h.reason, m.names,
              n.beside) AS message,
       json_object('marketo_field', m.names, 'match', m.match) AS evidence
FROM marketo_no_use n, hidden_field h
JOIN (SELECT m.object, m.field, replace(group_concat(DISTINCT m.marketo_field), ',', ', ') AS names, min(m.match) AS match
      FROM marketo_map m JOIN marketo_instance_field i ON i.object = m.marketo_object AND i.rest_name = m.rest_name
      WHERE i.hidden = 0 AND m.match <> 'guess'
        -- While the twin syncs, the field of both is alive.
        AND NOT EXISTS (SELECT 1 FROM marketo_map t JOIN synced_field f ON f.object = t.object AND f.field = t.field
                        WHERE t.marketo_object = m.marketo_object AND t.rest_name = m.rest_name)
      GROUP BY m.object, m.field) AS m ON m.object = h.object AND m.field = h.field
JOIN field_use_count u ON u.object = h.object AND u.field = h.field
WHERE u.uses = 0
