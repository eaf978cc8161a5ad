-- sheet: Catalogue
-- order: 82
-- format: html
-- summary: What can go wrong in the sync, and what becomes of it here
-- column: Id | 10
-- column: State | 12
-- column: What goes wrong | 50
-- column: Rules | 50
-- column: Findings | 9 | number
-- column: Reason | 70 | wrap
SELECT c.id, c.state, c.title, r.rules, r.findings, c.reason
FROM reference_catalogue c
LEFT JOIN (SELECT id, group_concat(rule, ', ') AS rules, sum(findings) AS findings
           FROM (SELECT c.id, r.id AS rule, r.findings
                 FROM reference_catalogue c JOIN rule_result r ON instr(' ' || r.catalogue || ' ', ' ' || c.id || ' ') > 0
                 ORDER BY r.id)
           GROUP BY id) AS r ON r.id = c.id
ORDER BY c.rowid
