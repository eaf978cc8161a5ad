-- sheet: Decide
-- order: 15
-- tab: #FFC000
-- summary: What is undecided, for marketing: fill in the yellow columns; a row that ends in * decides all its fields at once
-- freeze: 2
-- folded: yes
-- column: Object | 12 | wrap
-- column: API name | 21 | wrap
-- column: Label | 18 | wrap
-- column: Type | 10 | wrap
-- column: What it is | 18 | wrap
-- column: Filled, made | 14 | wrap
-- column: Where | 20 | wrap
-- column: Proposed | 18 | wrap
-- column: Marketing needs it | 11 | input | yes,no,unsure
-- column: Why synced | 16 | input
-- column: Marketing contact | 12 | input
-- column: Review by | 11 | day
WITH
line AS MATERIALIZED (
    SELECT u.*, g.leader, g.reason AS shared,
           CASE WHEN u.formula_kind IS NOT NULL THEN 'Formula' WHEN u.roll_up THEN 'Roll-up' ELSE coalesce(plain.label, f.type) END AS type,
           trim(coalesce('sensitive: ' || u.holds || '; ', '')
               || CASE WHEN u.formula_kind = 'credential' THEN 'gives away a session; '
                       WHEN u.formula_kind = 'time' THEN 'moves with the clock (' || u.formula_detail || '); '
                       WHEN u.formula_kind = 'other_record' THEN 'reads another record (' || u.formula_detail || '); '
                       WHEN u.formula_kind = 'link' THEN 'shows a link or an image; ' ELSE '' END
               || coalesce('package ' || u.namespace || '; ', '')
               || coalesce(nullif(setup.description, ''), f.help_text, ''), '; ') AS meaning,
           trim(CASE WHEN e.evidence_code = 'empty' THEN printf('empty in all %,d records; ', e.records)
                     WHEN e.evidence_code = 'never-true' THEN printf('ticked in none of %,d records; ', e.records)
                     WHEN e.fill IS NOT NULL
                         THEN printf('%s%.3g %% of %,d; ', iif(e.method = 'sampled', 'about ', ''), 100.0 * e.fill, e.records)
                     ELSE '' END
                || coalesce('newest ' || nullif(substr(e.since, 1, 10), '') || '; ', '') || coalesce('made ' || setup.created, ''), '; ')
               AS filled,
           CASE WHEN in_marketo.known IS NULL AND coalesce(e.use, '') = '' AND coalesce(e.formulas, 0) = 0 THEN 'not known'
                ELSE CASE WHEN used.uses > 0 THEN 'Marketo: ' || used.places
                     WHEN used.uses = 0 THEN 'Marketo: no use found' || unseen.text
                     WHEN used.object IS NULL AND in_marketo.known THEN 'Marketo: does not have it yet'
                     ELSE 'Marketo: not known' END
                    || char(10) || 'Salesforce: ' || coalesce(nullif(e.use, ''), 'not known')
                    || iif(e.formulas > 0, printf('; in %d formula%s', e.formulas, iif(e.formulas = 1, '', 's')), '') END AS place
    FROM report_undecided u
    JOIN field f ON f.object = u.object AND f.field = u.field
    LEFT JOIN report_decide_group g ON g.position = u.position
    LEFT JOIN report_type plain ON plain.type = f.type
    LEFT JOIN report_setup setup ON setup.object = u.object AND setup.field = u.field
    LEFT JOIN field_evidence e ON e.object = u.object AND e.field = u.field
    LEFT JOIN field_use_count used ON used.object = u.object AND used.field = u.field
    LEFT JOIN (SELECT 1 AS known WHERE EXISTS (SELECT 1 FROM marketo_field_match)) AS in_marketo
    JOIN (SELECT coalesce(' (not seen: ' || group_concat(text, '; ') || ')', '') AS text
          FROM (SELECT text FROM marketo_unseen ORDER BY position LIMIT 3)) AS unseen
),
-- A group tells what is true of each of its fields, and names them: they are what it decides.
head AS (
    SELECT h.leader, h.name, h.objects, h.fields, h.members, min(l.type) AS type, max(l.type) AS last_type,
           min(l.filled) AS filled, max(l.filled) AS last_filled, min(l.place) AS place, max(l.place) AS last_place,
           max(l.proposed) AS proposed, max(l.shared) AS reason, max(l.needs) AS needs, max(l.why) AS why, max(l.contact) AS contact,
           max(l.review_by) AS review_by, max(l.answered) AS answered
    FROM report_decide_head h JOIN line l ON l.leader = h.leader GROUP BY h.leader
)
SELECT fold, object, field, label, type, meaning, nullif(filled, ''), place, proposed, needs, why, contact, review_by
FROM (
    SELECT 'group' AS fold, objects AS object, name AS field, printf('%d fields', fields) AS label, iif(type = last_type, type, '') AS type,
           printf('%d fields: %s', fields, members) AS meaning, iif(filled = last_filled, filled, '') AS filled,
           iif(place = last_place, place, 'differs: see its fields') AS place, proposed || ': ' || reason AS proposed,
           needs, why, contact, review_by, answered, 2 AS rank, -fields AS size, leader, 0 AS position
    FROM head
    UNION ALL
    SELECT iif(leader IS NOT NULL, 'member', ''), object, field, label, type, meaning, filled, place,
           proposed || ': ' || coalesce(nullif(title, ''), shared, iif(alone, 'it is in use', 'nothing speaks for it or against it')),
           needs, why, contact, review_by, answered, CASE WHEN leader IS NOT NULL THEN 2 WHEN sensitive THEN 1 ELSE 3 END,
           coalesce(-(SELECT fields FROM report_decide_head h WHERE h.leader = line.leader), 0), coalesce(leader, position), position
    FROM line
)
ORDER BY answered, rank, size, leader, position
