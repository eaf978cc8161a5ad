-- sheet: Rules
-- order: 80
-- format: html
-- summary: Every rule: what it looks for, why, and what came of it
-- column: Rule | 26
-- column: Title | 38
-- column: Severity | 10 | severity
-- column: Status | 10 | status
-- column: Findings | 9 | number
-- column: What to do | 44
-- column: Who | 16
-- column: Why | 60
-- column: How | 60
-- column: Risk | 44
-- column: Undo | 44
-- column: Reason | 40
-- column: Needs | 16
-- column: Basis | 10
-- column: Practice | 9 | number
-- column: Catalogue | 14
-- column: Documentation | 40
SELECT r.id, r.title, r.severity, r.status, r.findings, r.action, w.label, r.why, r.fix, r.risk, r.undo, r.reason, r.needs,
       r.basis, r.practice, r.catalogue, r.docs
FROM rule_result r JOIN report_who w ON w.who = r.who
JOIN reference_severity s ON s.severity = r.severity
ORDER BY instr('fail error skipped pass', r.status), s.rank, r.id
