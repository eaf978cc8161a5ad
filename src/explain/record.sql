-- What stands in the way of the sync user at one record: lines of a tree, as in explain.sql. :id is the record's, :object its object,
-- :field a field that is to be written, or NULL. The tables record_* hold what the org has answered.
WITH
access AS (SELECT * FROM record_access LIMIT 1),
record AS (SELECT * FROM record_row LIMIT 1),
unread AS (SELECT object AS what, reason FROM record_coverage WHERE status <> 'ok'),
line (place, number, depth, kind, text) AS (
    SELECT 1, 1, 0, 'result', printf('%s %s: ', :object, :id)
           || CASE
                  WHEN NOT EXISTS (SELECT 1 FROM access) THEN 'what the sync user may do with it is not known'
                  WHEN NOT a.HasReadAccess THEN 'the sync user cannot see it: neither its owner, nor a role above it, '
                      || 'nor a sharing rule gives it'
                  ELSE 'the sync user sees it, ' || iif(a.HasEditAccess, 'may edit it', 'may NOT edit it')
                       || iif(a.HasDeleteAccess, ' and delete it', '') || coalesce(' (' || a.MaxAccessLevel || ')', '')
              END
    FROM (SELECT 1) LEFT JOIN access a
    UNION ALL
    SELECT 2, 1, 1, 'note', 'it was not found, or it is not visible to who asked'
    WHERE NOT EXISTS (SELECT 1 FROM record) AND NOT EXISTS (SELECT 1 FROM unread WHERE what = :object)
    UNION ALL
    SELECT 2, 2, 1, 'missing', 'it is in the recycle bin: nothing can be written to it' FROM record WHERE IsDeleted
    UNION ALL
    SELECT 2, 3, 1, 'missing', 'it is converted: only who has View and Edit Converted Leads can edit it'
           || CASE (SELECT granted FROM system_permission WHERE permission = 'AllowViewEditConvertedLeads')
                  WHEN 1 THEN ', as the sync user does' WHEN 0 THEN ', which the sync user lacks' ELSE '' END
    FROM record WHERE IsConverted
    UNION ALL
    SELECT 2, 4, 1, 'missing', 'an approval is pending: it is locked for all but approvers and administrators (ENTITY_IS_LOCKED)'
    WHERE EXISTS (SELECT 1 FROM record_approval)
    UNION ALL
    SELECT 2, 5, 1, 'missing', printf('its owner %s is not active: changes that touch the owner fail '
        || '(OPERATION_WITH_INVALID_USER_TYPE, INACTIVE_OWNER_OR_USER)',
                                      coalesce("Owner.Name", OwnerId))
    FROM record WHERE "Owner.IsActive" = 0
    UNION ALL
    SELECT 2, 6, 1, 'missing', printf('its record type %s is not assigned to the sync user: moving another record to it fails', t.name)
    FROM record r JOIN describe_record_type t ON t.object = :object AND substr(t.recordTypeId, 1, 15) = substr(r.RecordTypeId, 1, 15)
    WHERE t.available = 0
    UNION ALL
    SELECT 3, 1, 1, 'note', printf('%s: %s', :field,
           CASE WHEN f.field IS NULL THEN 'not visible to the sync user' WHEN f.can_edit THEN 'may be edited'
                ELSE 'may not be edited: ' || f.reason END)
    FROM (SELECT 1) LEFT JOIN field_access f ON f.object = :object AND f.field = :field
    WHERE :field IS NOT NULL
    UNION ALL
    SELECT 4, row_number() OVER (ORDER BY v.name), 1, 'note', printf('validation rule %s looks at %s%s',
           v.name, coalesce(:field, 'the record'),
                                                                      coalesce(': "' || v.message || '"', ''))
    FROM validation_rule v
    WHERE v.object = :object AND v.active
      AND (:field IS NULL OR formula_code(v.formula) REGEXP '(?i)(?<![\w.$])' || :field || '(?!\w)')
    UNION ALL
    SELECT 5, row_number() OVER (ORDER BY what), 1, 'note', printf('not known: %s (%s)', what, reason) FROM unread
    UNION ALL
    SELECT 6, 1, 1, 'note', 'validation rules are known by name alone: what they look at is read with --usage full'
    WHERE :field IS NOT NULL AND EXISTS (SELECT 1 FROM validation_rule WHERE object = :object AND active AND formula IS NULL)
    UNION ALL
    SELECT 7, 1, 1, 'note', 'what remains is the value itself, and code: triggers, flows and duplicate rules are not looked at'
)
SELECT depth, kind, text, NULL AS link FROM line WHERE text IS NOT NULL ORDER BY place, number
