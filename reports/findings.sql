-- sheet: Findings
-- order: 40
-- tab: #ED7D31
-- summary: Every finding with its evidence; the actions are made from these
-- freeze: 2
-- column: Severity | 10 | severity
-- column: Title | 38
-- column: Object | 18
-- column: Field | 30
-- column: Message | 70 | wrap
-- column: Evidence | 40
-- column: Basis | 10
-- column: What to do | 44
-- column: Who | 16
-- column: Waived | 9 | yesno
-- column: Waiver | 24
-- column: In the baseline | 10 | yesno
-- column: Rule | 26
-- column: Practice | 9 | number
-- column: Fingerprint | 44
SELECT f.severity,
       r.title,
       f.object,
       f.field,
       f.message,
       (SELECT group_concat(replace(key, '_', ' ') || ': ' || coalesce(value, 'none'), '; ')
        FROM json_each(f.evidence)),
       f.basis,
       f.action,
       w.label,
       f.waived,
       f.waiver,
       k.known,
       f.rule,
       r.practice,
       f.fingerprint
FROM finding f
JOIN finding_known k ON k.fingerprint = f.fingerprint
JOIN rule_result r ON r.id = f.rule
JOIN report_who w ON w.who = f.who
LEFT JOIN report_object o ON o.object = f.object
ORDER BY f.waived, f.severity_rank, r.title, f.rule, o.position, f.object, f.field, f.fingerprint
