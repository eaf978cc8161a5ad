-- id: access-differs
-- title: The sync user's real access is not what its permissions say
-- severity: medium
-- category: permission
-- practice: 1
-- needs: describe permissions
-- catalogue: none
-- action: Find out why the permissions do not tell the access
-- place: permissions
-- who: salesforce
-- why: The describe of the sync user is the truth; what its profile, sets and groups add up to differs from it. A licence may cut
--   off rights, a group may be half recalculated, somebody may be changing permissions, or this program may be wrong.
-- fix: Look at the fields named with syncaudit explain; where no licence explains it, tell us with a recording (--record).
-- risk: None: nothing is changed.
-- undo: Nothing to undo.
WITH differing AS (
    SELECT c.object, c.field,
           CASE
               WHEN d.name IS NULL THEN 'ought to be visible and cannot be seen'
               WHEN c.visible = 'no' THEN 'can be seen and ought to be hidden'
               WHEN f.can_edit THEN 'can be edited and ought to be read-only'
               ELSE 'ought to be editable and cannot be edited'
           END AS what
    FROM computed_access c
    JOIN object o ON o.object = c.object AND o.state = 'ok'
    LEFT JOIN describe_field d ON d.object = c.object AND d.name = c.field
    LEFT JOIN field f ON f.object = c.object AND f.field = c.field
    WHERE (SELECT as_user FROM run) IS NULL
      AND ((d.name IS NULL AND c.visible = 'yes'
            AND EXISTS (SELECT 1 FROM known_field k WHERE k.object = c.object AND k.field = c.field AND k.fls))
           OR (d.name IS NOT NULL AND c.visible = 'no')
           OR (c.visible = 'yes' AND d.permissionable AND c.can_edit IS NOT NULL AND c.can_edit <> f.can_edit))
    UNION ALL
    -- Where the sync user itself was not asked: what Salesforce answers for it.
    SELECT c.object, c.field,
           CASE
               WHEN NOT a.IsAccessible THEN 'ought to be visible, and Salesforce says it is not'
               WHEN c.visible = 'no' THEN 'ought to be hidden, and Salesforce says it is not'
               WHEN a.IsUpdatable THEN 'ought to be read-only, and Salesforce says it is not'
               ELSE 'ought to be editable, and Salesforce says it is not'
           END
    FROM setup_user_field_access a
    JOIN setup_field_definition d ON d.DurableId = substr(a.DurableId, 1, length(a.DurableId) - 16)
    JOIN computed_access c ON c.object = d."EntityDefinition.QualifiedApiName" AND c.field = d.QualifiedApiName
    WHERE c.visible IN ('yes', 'no')
      AND ((c.visible = 'yes') <> a.IsAccessible OR (c.visible = 'yes' AND c.can_edit IS NOT NULL AND c.can_edit <> a.IsUpdatable))
    UNION ALL
    SELECT c.object, 'the object',
           CASE WHEN c.can_read <> a.IsReadable THEN iif(a.IsReadable, 'ought to be hidden, and Salesforce says it is not', 'ought to be visible, and Salesforce says it is not')
                ELSE iif(a.IsEditable, 'ought to be read-only, and Salesforce says it is not', 'ought to be editable, and Salesforce says it is not') END
    FROM setup_user_entity_access a
    JOIN computed_object_access c ON c.object = a."EntityDefinition.QualifiedApiName"
    WHERE c.can_read <> a.IsReadable OR c.can_read AND c.can_edit <> a.IsEditable
)
SELECT object, NULL AS field, what AS subject,
       printf('%d field%s %s: %s', count(*), iif(count(*) = 1, '', 's'), what,
              group_concat(CASE WHEN place <= 5 THEN field END, ', ') || iif(count(*) > 5, ' …', '')) AS message,
       json_object('fields', json_group_array(field)) AS evidence
FROM (SELECT *, row_number() OVER (PARTITION BY object, what ORDER BY field) AS place FROM differing ORDER BY object, what, field)
GROUP BY object, what
