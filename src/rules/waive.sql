-- Accepts findings: by waivers (waiver_match is filled, see waivers.c), and by decisions. Run when the rules have run that judge
-- the org; the rules on waivers themselves follow.

-- The waivers, with what came of them. For rules that need waivers.
-- Source: waivers
--     number       integer (place)     in the file, from 1
--     rule         text                id, or NULL
--     object       text                API name, or NULL
--     field        text                API name, or NULL
--     pattern      text                regular expression on Object.Field, or NULL
--     fingerprint  text                of one finding, or NULL
--     reason       text                why
--     owner        text                who answers for it
--     expires      date                the last day it holds
--     ticket       text                where it was agreed
--     expired      yes/no              that day has passed
--     matched      integer (findings)  it is about
--     text         text                the same in words
CREATE TEMP TABLE waiver AS
SELECT g.*,
       coalesce(g.expires < date(:now), 0) AS expired,
       (SELECT count(*) FROM waiver_match m WHERE m.number = g.number) AS matched,
       g.reason || coalesce(' (' || g.owner || ')', '') || coalesce(', ' || g.ticket, '')
           || coalesce(', until ' || g.expires, '') AS text
FROM waiver_given g;

UPDATE finding SET waived = 1, waiver = w.text
FROM (SELECT m.fingerprint, w.text, min(w.number) FROM waiver_match m JOIN waiver w ON w.number = m.number
      WHERE NOT w.expired GROUP BY m.fingerprint) AS w
WHERE w.fingerprint = finding.fingerprint;

-- A decision to keep something as it is, with reason and a day to review it, answers for its side until that day: marketing
-- for what marketing or both have to do, the Salesforce admin likewise.
UPDATE finding SET waived = 1, waiver = 'decided: ' || d.why || coalesce(' (' || nullif(d.marketing_contact, '') || ')', '')
                                        || ', review by ' || d.day
FROM field_decision d
WHERE d.object = finding.object AND d.field = finding.field AND NOT finding.waived AND finding.who IN ('marketo', 'both')
  AND d.needs = 'yes' AND d.why <> '' AND d.day IS NOT NULL AND NOT d.overdue;

UPDATE finding SET waived = 1, waiver = 'refused: ' || d.answer_reason
                                        || coalesce(' (' || nullif(d.salesforce_contact, '') || ')', '') || ', review by ' || d.day
FROM field_decision d
WHERE d.object = finding.object AND d.field = finding.field AND NOT finding.waived AND finding.who IN ('salesforce', 'both')
  AND d.answer = 'refused' AND d.answer_reason <> '' AND d.day IS NOT NULL AND NOT d.overdue;

-- What was signed off for an action holds for each of its fields.
UPDATE finding SET waived = 1, waiver = 'refused: ' || d.reason || coalesce(' (' || nullif(d.done_by, '') || ')', '')
                                        || ', review by ' || d.day
FROM action_decision d
WHERE d.action = finding.action AND (d.object = '' OR d.object = finding.object) AND NOT finding.waived
  AND d.status = 'refused' AND d.reason <> '' AND d.day IS NOT NULL AND NOT d.overdue;

INSERT INTO field_answer
SELECT object, field, group_concat(text, char(10))
FROM (SELECT DISTINCT f.object, f.field, printf('%s: %s', d.action, d.status) || coalesce(' (' || nullif(d.reason, '') || ')', '')
             || coalesce(', ' || nullif(d.done_by, ''), '') || coalesce(', ' || nullif(d.ticket, ''), '') AS text
      FROM action_decision d JOIN finding f ON f.action = d.action AND (d.object = '' OR d.object = f.object)
      WHERE d.status <> '' AND f.field IS NOT NULL
      ORDER BY f.object, f.field, text)
GROUP BY object, field;

INSERT OR IGNORE INTO given_source VALUES ('waivers');
