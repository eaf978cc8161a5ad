-- What rules start from, worked out once per run and kept in temporary tables. The reference_* tables of
-- reports/reference are there already.

-- Where links to Setup begin: no row where the org's address cannot stand in one.
CREATE TEMP VIEW setup_home AS
SELECT setup_url FROM audit WHERE setup_url REGEXP '^https://[A-Za-z0-9.:-]+/lightning/setup\z';

-- Campaigns and their members are switched on together.
INSERT OR IGNORE INTO synced_object_setting
SELECT column1 FROM (VALUES ('Campaign'), ('CampaignMember'))
WHERE EXISTS (SELECT 1 FROM synced_object_setting WHERE object IN ('Campaign', 'CampaignMember'));

-- How the sync treats an object: sync is 'automatic', 'enabled' or 'no', synced the same in words.
CREATE TEMP TABLE synced_object AS
SELECT object, sync, CASE sync WHEN 'enabled' THEN 'only if enabled' ELSE sync END AS synced,
       object IN ('Lead', 'Contact', 'Account', 'Opportunity') OR object IN (SELECT object FROM synced_object_setting)
           AS fields_sync -- every visible field of it becomes a Marketo field
FROM (SELECT object,
             CASE
                 WHEN object IN ('Lead', 'Contact', 'Account', 'Opportunity', 'OpportunityContactRole', 'User', 'Task', 'Event')
                     THEN 'automatic'
                 WHEN object IN ('Campaign', 'CampaignMember') OR kind = 'custom object' THEN 'enabled'
                 ELSE 'no'
             END AS sync
      FROM object WHERE state = 'ok');
CREATE UNIQUE INDEX temp.synced_object_name ON synced_object (object);

-- Every formula, its text without comments and literals.
CREATE TEMP TABLE formula_source AS
SELECT object, name AS field, formula_code(calculatedFormula) AS code FROM describe_field WHERE calculatedFormula IS NOT NULL;
CREATE INDEX temp.formula_source_field ON formula_source (object, field COLLATE NOCASE);

-- What a formula names: fields of its own record (Status) and paths (Account.Owner.Name, Owner:User.Email), without blanks and
-- without the object's own name before them (Lead.Status on Lead). What a parenthesis follows is a function.
CREATE TEMP TABLE formula_name AS
SELECT object, field,
       CASE
           WHEN substr(name, 1, length(object) + 1) = object || '.' COLLATE NOCASE
                AND NOT EXISTS (SELECT 1 FROM describe_field r
                                WHERE r.object = read.object AND r.relationshipName = read.object COLLATE NOCASE)
               THEN substr(name, length(object) + 2)
           ELSE name
       END AS name
FROM (SELECT DISTINCT s.object, s.field,
             replace(replace(replace(replace(found.value, ' ', ''), char(9), ''), char(10), ''), char(13), '') AS name
      FROM formula_source s,
           json_each(regexp_all('(?<![\w.$:])(\$?[A-Za-z]\w*+(?::[A-Za-z]\w*+)?(?:\s*+\.\s*+\w++)*+)(?!\s*+\()', s.code)) AS found) AS read;

-- Formulas of the same object that a formula uses.
CREATE TEMP TABLE formula_use AS
SELECT DISTINCT n.object, n.field, used.field AS uses
FROM formula_name n JOIN formula_source used ON used.object = n.object AND used.field = n.name COLLATE NOCASE
WHERE used.field <> n.field;
CREATE INDEX temp.formula_use_uses ON formula_use (object, uses);

-- What a formula's own text makes of it: 1 = it reads the clock, 2 = another record. RecordType.X is the record itself; the
-- $ globals that are not listed belong to somebody or something else: the running user (here the sync user), settings, the
-- company.
CREATE TEMP TABLE formula_own AS
SELECT object, field, 1 AS kind_rank,
       upper(json_extract(regexp_all('(?i)(?<![\w.$])(TODAY|NOW|TIMENOW)\s*\(', code), '$[0]')) AS detail
FROM formula_source WHERE code REGEXP '(?i)(?<![\w.$])(TODAY|NOW|TIMENOW)\s*\('
UNION ALL
SELECT object, field, 2, min(name)
FROM formula_name
WHERE instr(name, '.') > 0 AND name NOT REGEXP '(?i)^(RecordType|\$RecordType|\$Label|\$System|\$ObjectType|\$Action|\$Resource)\.'
GROUP BY object, field;
CREATE UNIQUE INDEX temp.formula_own_field ON formula_own (object, field, kind_rank);

-- The same, handed on to the formulas that use it, and to those that use them.
CREATE TEMP TABLE formula_reach AS
WITH RECURSIVE reach (object, field, kind_rank, detail) AS (
    SELECT object, field, kind_rank, detail FROM formula_own
    UNION
    SELECT u.object, u.field, r.kind_rank, r.detail FROM reach r JOIN formula_use u ON u.object = r.object AND u.uses = r.field
)
SELECT * FROM reach;
CREATE UNIQUE INDEX temp.formula_reach_field ON formula_reach (object, field, kind_rank, detail);

-- The kind of every formula, disjoint, the worst that is true: time, other_record, link, same_record.
-- `through` is the formula field of the same object that brings it in, NULL when it is the field's own text.
CREATE TEMP TABLE formula AS
SELECT s.object, s.field,
       CASE
           WHEN worst.kind_rank = 1 THEN 'time'
           WHEN worst.kind_rank = 2 THEN 'other_record'
           WHEN s.code REGEXP '(?i)(?<![\w.$])(HYPERLINK|IMAGE|URLFOR|IMAGEPROXYURL)\s*\(' THEN 'link'
           ELSE 'same_record'
       END AS kind,
       coalesce(o.detail, worst.detail) AS detail,
       CASE WHEN worst.kind_rank IS NOT NULL AND o.object IS NULL
            THEN (SELECT min(u.uses)
                  FROM formula_use u
                  JOIN formula_reach r ON r.object = u.object AND r.field = u.uses AND r.kind_rank = worst.kind_rank
                       AND r.detail = worst.detail
                  WHERE u.object = s.object AND u.field = s.field)
       END AS through
FROM formula_source s
LEFT JOIN (SELECT object, field, kind_rank, detail,
                  row_number() OVER (PARTITION BY object, field ORDER BY kind_rank, detail) AS choice
           FROM formula_reach) AS worst ON worst.object = s.object AND worst.field = s.field AND worst.choice = 1
LEFT JOIN formula_own o ON o.object = s.object AND o.field = s.field AND o.kind_rank = worst.kind_rank;
CREATE UNIQUE INDEX temp.formula_field ON formula (object, field);

DROP TABLE formula_reach;
DROP TABLE formula_own;
DROP TABLE formula_use;
-- Fields that formulas of the same object name, for who asks which formulas mention a field that was counted.
CREATE TEMP TABLE formula_word AS
SELECT object, field, name AS word FROM formula_name WHERE instr(name, '.') = 0 AND EXISTS (SELECT 1 FROM field_usage UNION ALL SELECT 1 FROM reference_field);
DROP TABLE formula_name;
DROP TABLE formula_source;

-- What Marketo writes, and why that is known: the default mapping, fields it updates by itself, its own package fields.
CREATE TEMP TABLE marketo_written AS
SELECT f.object, f.field, w.marketo_field, w.source
FROM field f JOIN reference_mapping w ON w.object = f.object AND w.field = f.field
WHERE w.written
UNION
SELECT f.object, f.field, f.label, 'Marketo package field'
FROM field f
WHERE f.object IN ('Lead', 'Contact') AND f.formula IS NULL AND NOT f.roll_up
  AND f.field REGEXP (SELECT pattern FROM reference_marketo_package)
  AND NOT EXISTS (SELECT 1 FROM reference_mapping w WHERE w.object = f.object AND w.field = f.field AND w.written);
CREATE UNIQUE INDEX temp.marketo_written_field ON marketo_written (object, field);

-- The view rules on fields start from: every field that the sync takes to Marketo because the sync user can see it.
CREATE TEMP TABLE synced_field AS
SELECT f.*, formula.kind AS formula_kind, formula.detail AS formula_detail, formula.through AS formula_through,
       f.field LIKE 'mkto%' AS marketo_field,
       EXISTS (SELECT 1 FROM marketo_written w WHERE w.object = f.object AND w.field = f.field) AS marketo_writes,
       EXISTS (SELECT 1 FROM reference_mapping m WHERE m.object = f.object AND m.field = f.field) AS default_mapped,
       EXISTS (SELECT 1 FROM reference_ignored_field i WHERE i.object IN (f.object, '*') AND i.field = f.field) AS ignored,
       -- With Person Accounts, Account shows X__c of Contact as X__pc: what is to be done is done on Contact.
       f.object = 'Account' AND EXISTS (SELECT 1 FROM known_field k JOIN describe_field c ON c.object = k.holder AND c.name = k.own_field
                                        WHERE k.object = f.object AND k.field = f.field AND k.holder = 'Contact') AS contact_copy
FROM field f
JOIN synced_object s ON s.object = f.object AND s.fields_sync
LEFT JOIN formula ON formula.object = f.object AND formula.field = f.field;
CREATE UNIQUE INDEX temp.synced_field_name ON synced_field (object, field);

-- Fields of one name on Lead and Contact, from both sides: Marketo makes one field of them. Salesforce does not tell names apart
-- by letter case. `note` is what is to be said where only that differs: what Marketo does then, nobody has written down.
CREATE TEMP TABLE twin AS
WITH pair AS (
    SELECT l.field AS lead, c.field AS contact
    FROM synced_field l JOIN synced_field c ON c.object = 'Contact' AND c.field = l.field COLLATE NOCASE
    WHERE l.object = 'Lead'
)
SELECT object, field, twin_object, twin,
       iif(field = twin, '',
           printf('; their API names differ by letter case only (%s on %s), and Marketo is thought to take them for one', twin, twin_object)) AS note
FROM (SELECT 'Lead' AS object, lead AS field, 'Contact' AS twin_object, contact AS twin FROM pair
      UNION ALL SELECT 'Contact', contact, 'Lead', lead FROM pair);
CREATE UNIQUE INDEX temp.twin_name ON twin (object, field);
