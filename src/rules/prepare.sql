-- What rules start from, worked out once per run and kept in temporary tables. The reference_* tables of
-- reports/reference are there already; so is synced_object_setting (object), the custom objects known to be enabled.

-- How the sync treats an object: 'automatic', 'only if enabled' or 'no'.
CREATE TEMP TABLE synced_object AS
SELECT object,
       CASE
           WHEN object IN ('Lead', 'Contact', 'Account', 'Opportunity', 'OpportunityContactRole', 'User', 'Task', 'Event')
               THEN 'automatic'
           WHEN object IN ('Campaign', 'CampaignMember') OR kind = 'custom object' THEN 'only if enabled'
           ELSE 'no'
       END AS synced,
       object IN ('Lead', 'Contact', 'Account', 'Opportunity') OR object IN (SELECT object FROM synced_object_setting)
           AS fields_sync -- every visible field of it becomes a Marketo field
FROM object WHERE state = 'ok';
CREATE UNIQUE INDEX temp.synced_object_name ON synced_object (object);

-- Every formula, its text without comments and literals, and what it names.
CREATE TEMP TABLE formula_source AS
SELECT object, name AS field, formula_code(calculatedFormula) AS code FROM describe_field WHERE calculatedFormula IS NOT NULL;

-- Paths like Account.Owner.Name. RecordType.X and the object's own name are the record itself; the $ globals below
-- belong to somebody or something else: the running user (here the sync user), settings, the company.
CREATE TEMP TABLE formula_path AS
SELECT s.object, s.field, path.value AS path
FROM formula_source s, json_each(regexp_all('(?<![\w.$:])(\$?[A-Za-z]\w*(?::[A-Za-z]\w*)?(?:\s*\.\s*\w+)+)', s.code)) AS path
WHERE path.value NOT REGEXP '(?i)^(RecordType|\$RecordType|\$Label|\$System|\$ObjectType|\$Action|\$Resource)\s*\.'
  AND NOT (lower(substr(path.value, 1, length(s.object) + 1)) = lower(s.object) || '.'
           AND NOT EXISTS (SELECT 1 FROM describe_field r WHERE r.object = s.object AND r.relationshipName = s.object));

-- Formulas of the same object that a formula uses.
CREATE TEMP TABLE formula_use AS
SELECT DISTINCT s.object, s.field, used.field AS uses
FROM formula_source s
JOIN json_each(regexp_all('(?<![\w.$])([A-Za-z]\w*)(?![\w(.])', s.code)) AS name
JOIN formula_source used ON used.object = s.object AND used.field = name.value COLLATE NOCASE
WHERE used.field <> s.field;
CREATE INDEX temp.formula_use_uses ON formula_use (object, uses);

-- The kind of every formula, disjoint, the worst that is true: time, other_record, link, same_record.
-- `through` is the formula field of the same object that brings it in, NULL when it is the field's own text.
CREATE TEMP TABLE formula AS
WITH RECURSIVE
own (object, field, kind_rank, detail) AS (
    SELECT object, field, 1, json_extract(regexp_all('(?i)\b(TODAY|NOW|TIMENOW)\s*\(', code), '$[0]')
    FROM formula_source WHERE code REGEXP '(?i)\b(TODAY|NOW|TIMENOW)\s*\('
    UNION ALL
    SELECT object, field, 2, min(path) FROM formula_path GROUP BY object, field
),
reaching (object, field, kind_rank, detail, through) AS (
    SELECT object, field, kind_rank, detail, NULL FROM own
    UNION
    SELECT u.object, u.field, r.kind_rank, r.detail, r.field
    FROM reaching r JOIN formula_use u ON u.object = r.object AND u.uses = r.field
    WHERE r.through IS NOT u.field
),
best AS (
    SELECT object, field, kind_rank, detail, through,
           row_number() OVER (PARTITION BY object, field ORDER BY kind_rank, through IS NOT NULL, through) AS choice
    FROM reaching
)
SELECT s.object, s.field,
       CASE
           WHEN b.kind_rank = 1 THEN 'time'
           WHEN b.kind_rank = 2 THEN 'other_record'
           WHEN s.code REGEXP '(?i)\b(HYPERLINK|IMAGE|URLFOR|IMAGEPROXYURL)\s*\(' THEN 'link'
           ELSE 'same_record'
       END AS kind,
       b.detail, b.through
FROM formula_source s LEFT JOIN best b ON b.object = s.object AND b.field = s.field AND b.choice = 1;
CREATE UNIQUE INDEX temp.formula_field ON formula (object, field);

-- What Marketo writes, and why that is known: the default mapping, fields it updates by itself, its own package fields.
CREATE TEMP TABLE marketo_written AS
SELECT f.object, f.field, w.marketo_field, w.source
FROM field f JOIN reference_mapping w ON w.object = f.object AND w.field = f.field
WHERE w.written
UNION
SELECT f.object, f.field, f.label, 'Marketo package field'
FROM field f
WHERE f.object IN ('Lead', 'Contact') AND f.formula IS NULL AND NOT f.roll_up
  AND f.field REGEXP '(?i)^(mkto71_|mkto2__|mkto_si__)'
  AND NOT EXISTS (SELECT 1 FROM reference_mapping w WHERE w.object = f.object AND w.field = f.field AND w.written);
CREATE UNIQUE INDEX temp.marketo_written_field ON marketo_written (object, field);

-- The view rules on fields start from: every field that the sync takes to Marketo because the sync user can see it.
CREATE TEMP TABLE synced_field AS
SELECT f.*, formula.kind AS formula_kind, formula.detail AS formula_detail, formula.through AS formula_through,
       coalesce(f.namespace REGEXP '(?i)^mkto' OR f.field REGEXP '(?i)^mkto', 0) AS marketo_field,
       EXISTS (SELECT 1 FROM marketo_written w WHERE w.object = f.object AND w.field = f.field) AS marketo_writes,
       EXISTS (SELECT 1 FROM reference_mapping m WHERE m.object = f.object AND m.field = f.field) AS default_mapped,
       EXISTS (SELECT 1 FROM reference_ignored_field i WHERE i.object IN (f.object, '*') AND i.field = f.field) AS ignored
FROM field f
JOIN synced_object s ON s.object = f.object AND s.fields_sync
LEFT JOIN formula ON formula.object = f.object AND formula.field = f.field;
CREATE UNIQUE INDEX temp.synced_field_name ON synced_field (object, field);
