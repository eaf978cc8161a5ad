-- sheet: Actions
-- order: 20
-- tab: #C00000
-- summary: What to change, one row for each change and place
-- freeze: 4
-- added: action
-- column: # | 5
-- column: Severity | 10 | severity
-- column: Who | 16
-- column: What to do | 44 | wrap
-- column: Where | 34 | wrap
-- column: Open | 9 | link
-- column: syncaudit fix | 13
-- column: Object | 18
-- column: Fields | 44 | wrap
-- column: Number of fields | 9 | number
-- column: Reasons | 60 | wrap
-- column: Why | 70 | wrap
-- column: How | 70 | wrap
-- column: Risk | 60 | wrap
-- column: Undo | 44 | wrap
-- column: Status | 11 | input | open,done,refused,planned
-- column: Done by | 18 | input
-- column: Date | 12 | day
-- column: Ticket | 14 | input
-- column: Reason | 26 | input
-- column: Review by | 12 | day
SELECT rank,
       severity,
       who,
       report_action.action,
       place,
       CASE WHEN link <> '' THEN link || char(10) || 'Open' END,
       written,
       report_action.object,
       (SELECT group_concat(value, ', ') FROM (SELECT value FROM json_each(report_action.fields) ORDER BY key LIMIT 30))
           || CASE WHEN field_count > 30 THEN printf(' … and %d more', field_count - 30) ELSE '' END,
       nullif(field_count, 0),
       (SELECT group_concat(value, char(10)) FROM (SELECT value FROM json_each(report_action.reasons) ORDER BY key)),
       why,
       fix,
       risk,
       undo,
       coalesce(nullif(d.status, ''), 'open'), d.done_by, d.date, d.ticket, d.reason, d.review_by
       /* added columns */
FROM report_action
LEFT JOIN action_decision d ON d.action = report_action.action AND d.object = coalesce(report_action.object, '')
ORDER BY rank
