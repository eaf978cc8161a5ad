-- sheet: Timeline
-- order: 27
-- tab: #7030A0
-- summary: What happened to each field over all audits of the org, and who did it as far as that is known
-- only: SELECT 1 FROM audit_timeline
-- freeze: 3
-- column: Object | 20
-- column: Field | 32
-- column: Seen | 12
-- column: What happened | 32
-- column: Before | 30 | wrap
-- column: Now | 30 | wrap
-- column: Severity | 10 | severity
-- column: Details | 60 | wrap
-- column: Who | 30
-- column: When | 20
-- column: How sure of who | 14
WITH event AS (
    SELECT object, field, time, title, before, after, severity, message, changed_by, changed_at, certainty FROM audit_timeline
    UNION ALL
    -- Fields nothing happened to need no line.
    SELECT d.object, d.field, d.created, 'Field was created', NULL, NULL, 'info', '', d.created_by, substr(d.created, 1, 19) || 'Z',
           iif(d.created_by IS NULL, NULL, 'certain')
    FROM field_definition d
    WHERE d.created IS NOT NULL AND EXISTS (SELECT 1 FROM audit_timeline t WHERE t.object = d.object AND t.field = d.field)
)
SELECT coalesce(nullif(object, ''), 'sync user'), field, substr(time, 1, 10), title, before, after, severity, message, changed_by,
       changed_at, certainty
FROM event
ORDER BY object, field, time, title, message
