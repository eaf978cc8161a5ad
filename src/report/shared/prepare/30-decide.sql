-- What is undecided, for marketing: every field that syncs and that nothing keeps by itself, until both sides have answered.

-- A field, with what speaks for it or against it. `alone` = no group may decide it: it is sensitive,
-- a credential, in use, or more was found on it than clutter and what was decided.
CREATE TEMP TABLE IF NOT EXISTS report_undecided AS
SELECT r.position, r.object, r.field, r.proposed, s.namespace, s.label, s.own_name, s.type_class, s.formula_kind,
       s.formula_detail, s.roll_up,
       coalesce(d.needs, '') AS needs, coalesce(d.why, '') AS why, coalesce(d.marketing_contact, '') AS contact,
       coalesce(d.review_by, '') AS review_by, coalesce(d.needs, '') IN ('yes', 'no') AS answered,
       sensitive.field IS NOT NULL AS sensitive,
       coalesce(nullif(sensitive.kinds, ''), 'classified as ' || nullif(sensitive.classified, ''),
                iif(sensitive.encrypted, 'encrypted', NULL)) AS holds,
       coalesce(e.evidence_code, '') IN ('empty', 'never-true') AS empty,
       coalesce(found.title, '') AS title, coalesce(found.rule, '') AS rule,
       sensitive.field IS NOT NULL OR s.formula_kind IS 'credential' OR coalesce(u.uses > 0, 0) OR coalesce(e.uses > 0, 0)
           OR coalesce(e.formulas > 0, 0) OR coalesce(found.more, 0) AS alone
FROM report_dictionary r
JOIN synced_field s ON s.object = r.object AND s.field = r.field
LEFT JOIN field_decision d ON d.object = r.object AND d.field = r.field
LEFT JOIN sensitive_field sensitive ON sensitive.object = r.object AND sensitive.field = r.field
LEFT JOIN field_evidence e ON e.object = r.object AND e.field = r.field
LEFT JOIN field_use_count u ON u.object = r.object AND u.field = r.field
LEFT JOIN (SELECT object, field, title, rule, max(category NOT IN ('field', 'governance')) OVER (PARTITION BY object, field) AS more,
                  row_number() OVER (PARTITION BY object, field ORDER BY proposes, severity_rank, title, fingerprint) AS place
           FROM (SELECT f.object, f.field, f.category, f.severity_rank, f.fingerprint, f.rule, r.title, r.proposed <> 'hide' AS proposes
                 FROM finding f JOIN rule_result r ON r.id = f.rule WHERE f.field IS NOT NULL AND NOT f.waived)) AS found
       ON found.object = r.object AND found.field = r.field AND found.place = 1
WHERE r.proposed IN ('hide', 'decide') AND NOT s.contact_copy
  AND NOT (coalesce(d.needs, '') IN ('yes', 'no') AND coalesce(d.answer, '') IN ('done', 'planned', 'refused'));

-- The group a field could be decided with, by what comes first: its package, that it is empty, how its name begins, what was found on it,
-- else what it holds. At least five names begin alike, in a large org more: groups stay few. A group has one proposal, one reason and one
-- answer, and at least two fields.
CREATE TEMP TABLE IF NOT EXISTS report_decide_group AS
WITH
grouped AS (
    SELECT *, iif(proposed = 'hide', title, '') AS found,
           CASE WHEN namespace <> '' THEN namespace || '__*' WHEN empty THEN 'empty *' END AS first,
           iif(object IN ('Lead', 'Contact'), 'people', object) AS of, -- one field of Marketo may be both
           iif(own_name GLOB '[A-Za-z]?*_?*', substr(own_name, 1, instr(own_name, '_')) || '*', '') AS beginning
    FROM report_undecided WHERE NOT alone
),
counted AS (
    SELECT *, count(*) OVER (PARTITION BY first IS NULL, beginning, proposed, found, needs, why, contact, review_by)
               > max(4, count(*) OVER () / 60) AS alike
    FROM grouped
),
named AS (
    SELECT position, object, field, proposed, needs, why, contact, review_by,
           CASE WHEN first IS NOT NULL THEN first
                WHEN beginning <> '' AND alike THEN beginning
                WHEN title <> '' THEN rule || ' *'
                WHEN of IN ('people', 'Account', 'Opportunity') THEN coalesce(nullif(type_class, ''), 'other') || ' *'
               ELSE 'field *' END AS name,
           CASE WHEN first LIKE '%\_\_*' ESCAPE '\' AND found = '' THEN 'came with a package, and nothing is known to use it'
                WHEN first = 'empty *' THEN 'no record has a value'
                WHEN first IS NULL AND beginning <> '' AND alike AND found = '' THEN 'one of several whose names begin alike'
                WHEN title <> '' THEN title
                ELSE 'nothing speaks for it or against it' END AS reason,
           iif(first IS NULL AND NOT (beginning <> '' AND alike) AND title = '', of, '') AS of
    FROM counted
),
-- A cell holds 32,767 characters: of a group that is larger, each part is one.
parted AS (
    SELECT *, sum(length(object) + length(field) + 3) OVER (PARTITION BY name, of, proposed, reason, needs, why, contact, review_by
                                                           ORDER BY position) / 30000 AS part
    FROM named
),
whole AS (
    SELECT *, count(*) OVER members AS fields, min(position) OVER members AS leader FROM parted
    WINDOW members AS (PARTITION BY name, of, proposed, reason, needs, why, contact, review_by, part)
)
SELECT position, object, field, name, reason, leader, fields FROM whole WHERE fields > 1;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_decide_group_position ON report_decide_group (position);
CREATE INDEX IF NOT EXISTS temp.report_decide_group_leader ON report_decide_group (leader, position);

-- The groups themselves, known by their first field.
CREATE TEMP TABLE IF NOT EXISTS report_decide_head AS
SELECT leader, max(name) AS name, max(fields) AS fields,
       (SELECT group_concat(object, ', ') FROM (SELECT DISTINCT m.object FROM report_decide_group m WHERE m.leader = g.leader
                                                ORDER BY m.position)) AS objects,
       group_concat(object || '.' || field, ', ') AS members
FROM (SELECT * FROM report_decide_group ORDER BY leader, position) AS g GROUP BY leader;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_decide_head_leader ON report_decide_head (leader);
