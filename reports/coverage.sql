-- sheet: Coverage
-- order: 70
-- tab: #7F7F7F
-- summary: What was asked, what came of it, and which checks could not be made
-- freeze: 2
-- column: What | 12
-- column: Name | 34
-- column: Status | 14 | status
-- column: Details | 70 | wrap
-- column: Checked | 9 | number
-- column: Asked | 9 | number
SELECT what, name, replace(status, '_', ' '), details, checked, asked
FROM (
    SELECT 1 AS section, 0 AS position, 'source' AS what, source AS name, status,
           reason || CASE WHEN replaced > 0 THEN printf(' %d characters no text can hold were replaced', replaced) ELSE '' END
               AS details,
           ok AS checked, asked
    FROM source
    UNION ALL
    SELECT 2, position, 'object', object, state, state_reason, NULL, NULL FROM report_object
    WHERE state NOT IN ('ok', 'not_asked')
    UNION ALL
    SELECT 3, row_number() OVER (ORDER BY status, severity, title, id), 'rule', title || ' (' || id || ')', status,
           reason, NULL, NULL
    FROM rule_result WHERE status IN ('skipped', 'error')
    UNION ALL
    SELECT 4, position, 'Marketo', 'unseen', 'unknown', text, NULL, NULL FROM marketo_unseen
)
ORDER BY section, position, name
