-- sheet: Changes
-- order: 25
-- tab: #7030A0
-- summary: What changed since the audit before, and what that means for the sync
-- freeze: 3
-- only: SELECT 1 FROM change_run
-- column: Severity | 10 | severity
-- column: Object | 20
-- column: Field | 32
-- column: What changed | 32
-- column: Before | 30 | wrap
-- column: Now | 30 | wrap
-- column: Details | 60 | wrap
-- column: Why it matters | 60 | wrap
-- column: Kind | 14
-- column: How sure | 12
-- column: Who | 30
-- column: When | 20
-- column: What Setup says | 50 | wrap
-- column: How sure of who | 14
SELECT severity, object, field, title, before, after, message, why, kind, basis, changed_by, changed_at, changed_how, certainty
FROM (
    SELECT 1 AS section, c.rank, c.severity, coalesce(nullif(c.object, ''), 'sync user') AS object, c.field, c.title,
        c.before, c.after, c.message, c.why,
           CASE c.class WHEN 'new-visible' THEN 'new visible' ELSE c.class END AS kind, c.basis,
           c.changed_by, c.changed_at, c.changed_how, c.certainty
    FROM change c
    UNION ALL
    SELECT 2, row_number() OVER (ORDER BY f.state DESC, f.severity_rank, f.rule, f.object, f.field, f.fingerprint), f.severity,
           f.object, f.field, CASE f.state WHEN 'new' THEN 'Finding is new' ELSE 'Finding is gone' END, NULL, NULL,
           r.title || ': ' || f.message, '', 'finding', 'certain', NULL, NULL, NULL, NULL
    FROM finding_change f JOIN rule_result r ON r.id = f.rule
    WHERE f.state IN ('new', 'gone')
    UNION ALL
    SELECT 3, row_number() OVER (ORDER BY state DESC, severity_rank, action, object), severity, nullif(object, ''), NULL,
           iif(state = 'new', 'Action is new', 'Action is done'), NULL, NULL, action, '', 'action', 'certain', NULL, NULL, NULL, NULL
    FROM action_change WHERE state IN ('new', 'done')
    UNION ALL
    SELECT 4, row_number() OVER (ORDER BY what DESC, name), 'info', CASE what WHEN 'object' THEN name END, NULL,
           CASE what WHEN 'object' THEN 'Not compared' ELSE 'Source "' || name || '" answered otherwise' END,
           replace(before, '_', ' '), replace(after, '_', ' '), '', 'What one side did not read is unknown, not removed',
           'coverage', 'certain', NULL, NULL, NULL, NULL
    FROM coverage_change
)
ORDER BY section, rank
