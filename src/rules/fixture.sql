-- What a fixture case expects, and where the run of its rule differs from that.
-- Places are fingerprints without the rule: Lead.Age__c#subject, Lead, '-' for the whole org.

CREATE TEMP TABLE expectation (
    kind     TEXT NOT NULL,                   -- flags or ignores
    place    TEXT NOT NULL,
    message  TEXT,                            -- must be part of the finding's message
    severity TEXT
);

CREATE TEMP TABLE expected_status (status TEXT NOT NULL); -- at most one row: skipped

CREATE TEMP VIEW flagged AS
SELECT coalesce(object || coalesce('.' || field, ''), '-') || CASE subject WHEN '' THEN '' ELSE '#' || subject END AS place,
       coalesce(object || coalesce('.' || field, ''), '-') AS bare_place, message, severity
FROM finding;

CREATE TEMP VIEW fixture_problem AS
SELECT 'the rule broke: ' || reason AS problem FROM rule_result WHERE status = 'error'
UNION ALL
SELECT printf('the rule was skipped: %s', reason) FROM rule_result
WHERE status = 'skipped' AND NOT EXISTS (SELECT 1 FROM expected_status)
UNION ALL
SELECT printf('status is %s, not %s', r.status, e.status) FROM rule_result r, expected_status e WHERE r.status <> e.status
UNION ALL
SELECT printf('%s is not flagged', e.place) FROM expectation e
WHERE e.kind = 'flags' AND NOT EXISTS (SELECT 1 FROM flagged f WHERE f.place = e.place)
UNION ALL
SELECT printf('%s is flagged and should not be: %s', f.place, f.message) FROM flagged f
WHERE NOT EXISTS (SELECT 1 FROM expectation e WHERE e.kind = 'flags' AND e.place = f.place)
UNION ALL
SELECT printf('%s is to be ignored and is flagged', e.place) FROM expectation e
WHERE e.kind = 'ignores' AND EXISTS (SELECT 1 FROM flagged f WHERE f.bare_place = e.place)
UNION ALL
SELECT printf('%s is to be ignored and is not among the facts', e.place) FROM expectation e
WHERE e.kind = 'ignores' AND e.place <> '-'
  AND NOT EXISTS (SELECT 1 FROM object o WHERE o.object = e.place)
  AND NOT EXISTS (SELECT 1 FROM describe_field d WHERE d.object || '.' || d.name = e.place)
UNION ALL
SELECT printf('the message on %s does not say ''%s'': %s', e.place, e.message, f.message)
FROM expectation e JOIN flagged f ON f.place = e.place WHERE e.message IS NOT NULL AND instr(f.message, e.message) = 0
UNION ALL
SELECT printf('%s has severity %s, not %s', e.place, f.severity, e.severity)
FROM expectation e JOIN flagged f ON f.place = e.place WHERE e.severity <> f.severity;
