-- What a fixture case expects, and where the run of its rule differs from that. Several rules may have been run over the same
-- facts: each is held to the same expectations.
-- Places are fingerprints without the rule: Lead.Age__c#subject, Lead, '-' for the whole org.

CREATE TEMP TABLE expectation (
    number INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,                     -- flags or ignores
    place  TEXT NOT NULL
);

-- What the lines below a flags line say of its finding.
CREATE TEMP TABLE expected_detail (
    number INTEGER NOT NULL,
    key    TEXT NOT NULL,
    text   TEXT NOT NULL
);

CREATE TEMP TABLE expected_status (status TEXT NOT NULL); -- at most one row: skipped

-- What the dictionary proposes for a field; filled when a case expects something of it, from all that was found.
CREATE TEMP TABLE fixture_proposal (place TEXT PRIMARY KEY, proposed TEXT NOT NULL) WITHOUT ROWID;

CREATE TEMP VIEW flagged AS
SELECT rule, bare_place || CASE subject WHEN '' THEN '' ELSE '#' || subject END AS place, bare_place, message, severity, basis, who,
       action, subject, evidence
FROM (SELECT *, coalesce(object || coalesce('.' || field, ''), '-') AS bare_place FROM finding);

-- A subject may stand in the place or below it.
CREATE TEMP VIEW expected AS
SELECT e.number, e.kind, e.place || coalesce('#' || d.text, '') AS place
FROM expectation e
LEFT JOIN expected_detail d ON d.number = e.number AND d.key = 'subject' AND instr(e.place, '#') = 0;

-- What was expected of a finding that is there, beside what it has. An evidence has members: "key", or "key=value".
CREATE TEMP VIEW detail_seen AS
SELECT f.rule, e.place, d.key, d.text,
       CASE d.key
           WHEN 'message' THEN f.message WHEN 'severity' THEN f.severity WHEN 'basis' THEN f.basis WHEN 'who' THEN f.who
           WHEN 'action' THEN f.action WHEN 'subject' THEN f.subject WHEN 'evidence' THEN f.evidence
           WHEN 'proposed' THEN coalesce((SELECT nullif(p.proposed, '') FROM fixture_proposal p WHERE p.place = f.bare_place), 'nothing')
       END AS seen
FROM expected e
JOIN expected_detail d ON d.number = e.number
JOIN flagged f ON f.place = e.place;

CREATE TEMP VIEW fixture_problem AS
SELECT id AS rule, 'the rule broke: ' || reason AS problem FROM rule_result WHERE status = 'error'
UNION ALL
SELECT id, printf('the rule was skipped: %s', reason) FROM rule_result
WHERE status = 'skipped' AND NOT EXISTS (SELECT 1 FROM expected_status)
UNION ALL
SELECT r.id, printf('status is %s, not %s', r.status, e.status) FROM rule_result r, expected_status e WHERE r.status <> e.status
UNION ALL
SELECT r.id, printf('%s is not flagged', e.place) FROM expected e CROSS JOIN rule_result r
WHERE e.kind = 'flags' AND NOT EXISTS (SELECT 1 FROM flagged f WHERE f.rule = r.id AND f.place = e.place)
UNION ALL
SELECT f.rule, printf('%s is flagged and should not be: %s', f.place, f.message) FROM flagged f
WHERE NOT EXISTS (SELECT 1 FROM expected e WHERE e.kind = 'flags' AND e.place = f.place)
UNION ALL
SELECT r.id, printf('%s is to be ignored and is flagged', e.place) FROM expected e CROSS JOIN rule_result r
WHERE e.kind = 'ignores' AND EXISTS (SELECT 1 FROM flagged f WHERE f.rule = r.id AND f.bare_place = e.place)
UNION ALL
SELECT r.id, printf('%s is to be ignored and is not among the facts', e.place) FROM expected e CROSS JOIN rule_result r
WHERE e.kind = 'ignores' AND e.place <> '-'
  AND NOT EXISTS (SELECT 1 FROM object o WHERE o.object = e.place)
  AND NOT EXISTS (SELECT 1 FROM describe_field d WHERE d.object || '.' || d.name = e.place)
UNION ALL
SELECT rule, printf('the message on %s does not say ''%s'': %s', place, text, seen) FROM detail_seen
WHERE key = 'message' AND instr('^' || seen || '$', text) = 0 -- ^ and $ are its begin and its end
UNION ALL
SELECT rule, printf('the evidence on %s has no ''%s'': %s', place, text, seen) FROM detail_seen d
WHERE key = 'evidence'
  AND NOT EXISTS (SELECT 1 FROM json_each(d.seen) j
                  WHERE d.text IN (j.key, j.key || '=' || CASE WHEN j.type IN ('true', 'false', 'null') THEN j.type ELSE j.value END))
UNION ALL
SELECT rule, printf('%s has %s %s, not %s', place, key, seen, text) FROM detail_seen
WHERE key NOT IN ('message', 'evidence', 'proposed') AND seen <> text
UNION ALL
SELECT rule, printf('for %s the dictionary proposes %s, not %s', place, seen, text) FROM detail_seen
WHERE key = 'proposed' AND seen <> text AND (SELECT count(*) FROM rule_result) = 1;
