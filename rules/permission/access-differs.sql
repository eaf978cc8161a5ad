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
               WHEN f.field IS NULL THEN 'ought to be visible and cannot be seen'
               WHEN c.visible = 'no' THEN 'can be seen and ought to be hidden'
               WHEN f.can_edit THEN 'can be edited and ought to be read-only'
               ELSE 'ought to be editable and cannot be edited'
           END AS what
    FROM computed_access c
    JOIN object o ON o.object = c.object AND o.state = 'ok'
        LEFT JOIN field f ON f.object = c.object AND f.field = c.field
    WHERE (SELECT as_user FROM audit) IS NULL
      AND ((f.field IS NULL AND c.visible = 'yes'
            AND EXISTS (SELECT 1 FROM known_field k WHERE k.object = c.object AND k.field = c.field AND k.fls))
           OR (f.field IS NOT NULL AND c.visible = 'no')
           OR (c.visible = 'yes' AND f.permissionable AND c.can_edit IS NOT NULL AND c.can_edit <> f.can_edit))
    UNION ALL
    -- Where the sync user itself was not asked: what Salesforce answers for it.
    SELECT c.object, c.field,
           CASE
               WHEN NOT a.can_read THEN 'ought to be visible, and Salesforce says it is not'
               WHEN c.visible = 'no' THEN 'ought to be hidden, and Salesforce says it is not'
               WHEN a.can_edit THEN 'ought to be read-only, and Salesforce says it is not'
               ELSE 'ought to be editable, and Salesforce says it is not'
           END
    FROM answered_field a
    JOIN computed_access c ON c.object = a.object AND c.field = a.field
    WHERE c.visible IN ('yes', 'no')
      AND ((c.visible = 'yes') <> a.can_read OR (c.visible = 'yes' AND c.can_edit IS NOT NULL AND c.can_edit <> a.can_edit))
    UNION ALL
    SELECT c.object, 'the object',
           CASE WHEN c.can_read <> a.can_read THEN iif(a.can_read, 'ought to be hidden, and Salesforce says it is not',
                                                       'ought to be visible, and Salesforce says it is not')
                ELSE iif(a.can_edit, 'ought to be read-only, and Salesforce says it is not',
                         'ought to be editable, and Salesforce says it is not') END
    FROM answered_object a
    JOIN computed_object_access c ON c.object = a.object
    WHERE c.can_read <> a.can_read OR c.can_read AND c.can_edit <> a.can_edit
)
SELECT object, NULL AS field, what AS subject,
       printf('%d field%s %s: %s', count(*), iif(count(*) = 1, '', 's'), what,
              group_concat(CASE WHEN place <= 5 THEN field END, ', ') || iif(count(*) > 5, ' …', '')) AS message,
       json_object('fields', json_group_array(field)) AS evidence
FROM (SELECT *, row_number() OVER (PARTITION BY object, what ORDER BY field) AS place FROM differing ORDER BY object, what, field)
GROUP BY object, what
