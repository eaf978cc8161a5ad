-- sheet: Orphans
-- order: 35
-- tab: #7F7F7F
-- summary: Decisions on what this audit does not show: kept, and used again when it comes back
-- freeze: 3
-- only: SELECT 1 FROM report_orphan
-- added: all
-- column: Object | 18
-- column: API name | 30
-- column: Action | 40
-- column: Why it is here | 34
-- column: Marketing needs it | 13 | input | yes,no,unsure
-- column: Why synced | 26 | input
-- column: Marketing contact | 18 | input
-- column: Salesforce answer | 13 | input | done,planned,refused
-- column: Salesforce reason | 26 | input
-- column: Salesforce contact | 18 | input
-- column: Review by | 12 | day
-- column: Status | 11 | input | open,done,refused,planned
-- column: Done by | 18 | input
-- column: Date | 12 | day
-- column: Ticket | 14 | input
-- column: Reason | 26 | input
SELECT d.object, d.field, d.action, d.reason,
       d.needs, d.why, d.marketing_contact, d.answer, d.answer_reason, d.salesforce_contact, d.review_by,
       d.status, d.done_by, d.date, d.ticket, d.action_reason
       /* added columns */
FROM report_orphan d
ORDER BY d.object, d.field, d.action
