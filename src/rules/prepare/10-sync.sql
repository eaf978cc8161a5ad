-- What rules start from, worked out once per run and kept in temporary tables. The reference_* tables of
-- reports/reference are there already.

-- Where links to Setup begin: no row where the org's address cannot stand in one.
CREATE TEMP VIEW setup_home AS
SELECT setup_url FROM audit WHERE setup_url REGEXP '^https://[A-Za-z0-9.:-]+/lightning/setup\z';

-- Campaigns and their members are switched on together.
INSERT OR IGNORE INTO synced_object_setting
SELECT column1 FROM (VALUES ('Campaign'), ('CampaignMember'))
WHERE EXISTS (SELECT 1 FROM synced_object_setting WHERE object IN ('Campaign', 'CampaignMember'));

-- The objects that people and their companies are, and that custom objects hang on.
-- Source: constant
--     object  text  API name
CREATE TEMP VIEW person_object AS
SELECT object FROM main_object WHERE object <> 'Opportunity';

-- How the sync treats an object: sync is 'automatic', 'enabled' or 'no', synced the same in words.
-- Source: describe, configuration
--     object       text    API name
--     sync         text    automatic, enabled (only if somebody enables it), no
--     synced       text    the same in words
--     fields_sync  yes/no  every visible field of it becomes a Marketo field
CREATE TEMP TABLE synced_object AS
SELECT object, sync, CASE sync WHEN 'enabled' THEN 'only if enabled' ELSE sync END AS synced,
       object IN (SELECT object FROM main_object) OR object IN (SELECT object FROM synced_object_setting)
           AS fields_sync -- every visible field of it becomes a Marketo field
FROM (SELECT object,
             CASE
                 WHEN object IN (SELECT object FROM main_object)
                     OR object IN ('OpportunityContactRole', 'User', 'Task', 'Event') THEN 'automatic'
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
           json_each(regexp_all('(?<![\w.$:])(\$?[A-Za-z]\w*+(?:\s*+:\s*+[A-Za-z]\w*+)?(?:\s*+\.\s*+\w++)*+)(?!\s*+\()',
                                s.code)) AS found) AS read;

-- The field a path ends at: each step is a lookup by its relationship's name, to all of its targets or to the one that is named.
CREATE TEMP TABLE formula_path AS
WITH RECURSIVE lookup AS MATERIALIZED (
    SELECT f.object, f.relationshipName AS name, r.target
    FROM describe_field f JOIN relation r ON r.object = f.object AND r.field = f.name
    WHERE f.relationshipName IS NOT NULL AND EXISTS (SELECT 1 FROM formula_name WHERE instr(name, '.') > 0)
),
step (object, field, path, at, rest) AS (
    SELECT object, field, name, object, name FROM formula_name WHERE instr(name, '.') > 0 AND name NOT GLOB '$*'
    UNION
    SELECT s.object, s.field, s.path, l.target, substr(s.rest, instr(s.rest, '.') + 1)
    FROM step s JOIN lookup l ON l.object = s.at
         AND (substr(s.rest, 1, instr(s.rest, '.') - 1) = l.name COLLATE NOCASE
              OR substr(s.rest, 1, instr(s.rest, '.') - 1) = l.name || ':' || l.target COLLATE NOCASE)
    WHERE instr(s.rest, '.') > 0
)
SELECT object, field, path, at AS end_object, rest AS end_field FROM step WHERE instr(rest, '.') = 0;

-- Formulas that a formula uses: of its own object, and of others by a path.
CREATE TEMP TABLE formula_use AS
SELECT DISTINCT n.object, n.field, used.object AS used_object, used.field AS used_field, used.field AS uses
FROM formula_name n JOIN formula_source used ON used.object = n.object AND used.field = n.name COLLATE NOCASE
WHERE used.field <> n.field
UNION
SELECT p.object, p.field, used.object, used.field, p.path
FROM formula_path p JOIN formula_source used ON used.object = p.end_object AND used.field = p.end_field COLLATE NOCASE
WHERE used.object <> p.object OR used.field <> p.field;
CREATE INDEX temp.formula_use_uses ON formula_use (used_object, used_field);
DROP TABLE formula_path;

-- What a formula's own text makes of it, worst first: 0 = it gives away the session of whoever reads it, 1 = it reads the clock,
-- 2 = another record, 3 = the user who reads it, 4 = a roll-up, which is worked out from other records, 5 = the user who made
-- the record, of whom hardly anything changes. The Id of a parent is what the record's own lookup holds. RecordType.X is the
-- record itself; the $ globals that are not listed belong to settings.
CREATE TEMP TABLE formula_own AS
SELECT object, field, 0 AS kind_rank,
       iif(code REGEXP '(?i)(?<![\w.$])\$Api\s*\.\s*Session_ID\b', '$Api.Session_ID', 'GETSESSIONID()') AS detail
FROM formula_source WHERE code REGEXP '(?i)(?<![\w.$])(?:\$Api\s*\.\s*Session_ID\b|GETSESSIONID\s*\()'
UNION ALL
SELECT object, field, 1,
       upper(json_extract(regexp_all('(?i)(?<![\w.$])(TODAY|NOW|TIMENOW)\s*\(', code), '$[0]'))
FROM formula_source WHERE code REGEXP '(?i)(?<![\w.$])(TODAY|NOW|TIMENOW)\s*\('
UNION ALL
SELECT object, field, kind_rank, min(name)
FROM (SELECT object, field, name,
             CASE WHEN name REGEXP '(?i)^\$(User|UserRole|Profile|Organization)\.' THEN 3
                  WHEN name REGEXP '(?i)^CreatedBy\.(?!Manager\.)' THEN 5
                  ELSE 2 END AS kind_rank
      FROM formula_name
      WHERE instr(name, '.') > 0
        AND name NOT REGEXP '(?i)^(RecordType|\$RecordType|\$Label|\$System|\$ObjectType|\$Action|\$Resource|\$Api)\.'
        AND name NOT REGEXP '(?i)^\w+(:\w+)?\.Id$')
GROUP BY object, field, kind_rank
UNION ALL
SELECT n.object, n.field, 4, min(r.name)
FROM formula_name n
JOIN describe_field r ON r.object = n.object AND r.name = n.name COLLATE NOCASE
WHERE r.calculated AND r.calculatedFormula IS NULL AND r.custom AND NOT r.autoNumber
GROUP BY n.object, n.field;
CREATE UNIQUE INDEX temp.formula_own_field ON formula_own (object, field, kind_rank);

-- The same, handed on to the formulas that use it, and to those that use them; over a path only what is worse than a path itself.
CREATE TEMP TABLE formula_reach AS
WITH RECURSIVE reach (object, field, kind_rank, detail) AS (
    SELECT object, field, kind_rank, detail FROM formula_own
    UNION
    SELECT u.object, u.field, r.kind_rank, r.detail
    FROM reach r JOIN formula_use u ON u.used_object = r.object AND u.used_field = r.field
    WHERE r.kind_rank < 2 OR u.used_object = u.object
)
SELECT * FROM reach;
CREATE UNIQUE INDEX temp.formula_reach_field ON formula_reach (object, field, kind_rank, detail);

-- The kind of every formula, disjoint, the first that is true: credential, link, time, other_record, same_record. Whatever a link or
-- an image reads, its value is markup for a page of Salesforce.
-- `reads` tells the other records apart: record, reader, roll-up, creator. `through` is the formula field that brings it in, NULL
-- when it is the field's own text.
-- Source: describe
--     object   text  API name of the object
--     field    text  API name
--     kind     text  credential, link, time, other_record, same_record
--     reads    text  record, reader, roll-up, creator; NULL = only its own record
--     detail   text  what in the text makes it so: TODAY, Account.Name
--     through  text  the formula field that brings it in; NULL = the field's own text
CREATE TEMP TABLE formula AS
SELECT s.object, s.field,
       CASE
           WHEN worst.kind_rank = 0 THEN 'credential'
           WHEN s.code REGEXP '(?i)(?<![\w.$])(HYPERLINK|IMAGE|URLFOR|IMAGEPROXYURL)\s*\(' THEN 'link'
           WHEN worst.kind_rank = 1 THEN 'time'
           WHEN worst.kind_rank > 1 THEN 'other_record'
           ELSE 'same_record'
       END AS kind,
       CASE worst.kind_rank WHEN 2 THEN 'record' WHEN 3 THEN 'reader' WHEN 4 THEN 'roll-up' WHEN 5 THEN 'creator' END AS reads,
       coalesce(o.detail, worst.detail) AS detail,
       CASE WHEN worst.kind_rank IS NOT NULL AND o.object IS NULL
            THEN (SELECT min(u.uses)
                  FROM formula_use u
                  JOIN formula_reach r ON r.object = u.used_object AND r.field = u.used_field AND r.kind_rank = worst.kind_rank
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
SELECT object, field, name AS word FROM formula_name WHERE instr(name, '.') = 0
    AND EXISTS (SELECT 1 FROM field_usage UNION ALL SELECT 1 FROM reference_field);
DROP TABLE formula_name;
DROP TABLE formula_source;

-- What Marketo writes, and why that is known: the default mapping, fields it updates by itself, its own package fields.
-- Source: describe, reference
--     object         text  API name of the object
--     field          text  API name
--     marketo_field  text  the field of Marketo
--     source         text  how that is known
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
-- Source: describe, reference, configuration
--     *                field
--     formula_kind     text    kind of formula
--     formula_detail   text    detail of formula
--     formula_through  text    through of formula
--     formula_reads    text    reads of formula
--     marketo_field    yes/no  its name begins with mkto
--     marketo_writes   yes/no  Marketo writes it
--     default_mapped   yes/no  Adobe's default mapping has it
--     ignored          yes/no  the sync leaves it out
--     contact_copy     yes/no  on Account: a copy of the contact's field, as Person Accounts have them
--     own_name         text    the API name without namespace and suffix
--     type_class       text    flag, date, number, choice, text; '' = another
CREATE TEMP TABLE synced_field AS
SELECT f.*, formula.kind AS formula_kind, formula.detail AS formula_detail, formula.through AS formula_through,
       formula.reads AS formula_reads,
       f.field LIKE 'mkto%' AS marketo_field,
       EXISTS (SELECT 1 FROM marketo_written w WHERE w.object = f.object AND w.field = f.field) AS marketo_writes,
       EXISTS (SELECT 1 FROM reference_mapping m WHERE m.object = f.object AND m.field = f.field) AS default_mapped,
       EXISTS (SELECT 1 FROM reference_ignored_field i WHERE i.field = f.field AND (i.object = f.object OR i.object = '*')) AS ignored,
       -- With Person Accounts, Account shows X__c of Contact as X__pc: what is to be done is done on Contact.
       -- iif: SQLite works out both sides of an AND in a column.
       iif(f.object = 'Account', EXISTS (SELECT 1 FROM known_field k JOIN describe_field c ON c.object = k.holder AND c.name = k.own_field
                                         WHERE k.object = f.object AND k.field = f.field AND k.holder = 'Contact'), 0) AS contact_copy,
       -- The API name without namespace and suffix: what a person called it.
       CASE WHEN f.custom THEN substr(f.field, coalesce(length(f.namespace) + 3, 1),
                                      length(f.field) - coalesce(length(f.namespace) + 2, 0)
                                          - (f.field GLOB '*__[a-z]') * 3 - (f.field GLOB '*__pc') * 4)
            ELSE f.field END AS own_name,
       CASE WHEN f.type = 'boolean' THEN 'flag'
            WHEN f.type IN ('date', 'datetime') THEN 'date'
            WHEN f.type IN ('int', 'long', 'double', 'currency', 'percent') THEN 'number'
            WHEN f.type IN ('picklist', 'multipicklist', 'combobox') THEN 'choice'
            WHEN f.type IN ('string', 'textarea', 'encryptedstring', 'email', 'phone', 'url') THEN 'text'
            ELSE '' END AS type_class
FROM field f
JOIN synced_object s ON s.object = f.object AND s.fields_sync
LEFT JOIN formula ON formula.object = f.object AND formula.field = f.field;
CREATE UNIQUE INDEX temp.synced_field_name ON synced_field (object, field);

-- Fields of one name on Lead and Contact, from both sides: Marketo makes one field of them. Salesforce does not tell names apart
-- by letter case. `note` is what is to be said where only that differs: what Marketo does then, nobody has written down.
-- Source: describe
--     object       text  Lead or Contact
--     field        text  API name
--     twin_object  text  the other of the two
--     twin         text  API name there
--     note         text  what to say where letter case differs; '' = it does not
CREATE TEMP TABLE twin AS
WITH pair AS (
    SELECT l.field AS lead, c.field AS contact
    FROM synced_field l JOIN synced_field c ON c.object = 'Contact' AND c.field = l.field COLLATE NOCASE
    WHERE l.object = 'Lead'
)
SELECT object, field, twin_object, twin,
       iif(field = twin, '',
           printf('; their API names differ by letter case only (%s on %s), and Marketo is thought to take them for one',
                  twin, twin_object)) AS note
FROM (SELECT 'Lead' AS object, lead AS field, 'Contact' AS twin_object, contact AS twin FROM pair
      UNION ALL SELECT 'Contact', contact, 'Lead', lead FROM pair);
CREATE UNIQUE INDEX temp.twin_name ON twin (object, field);

-- What Sync Fields makes in Marketo: every field that syncs and that Marketo does not ignore, and the field it becomes there. A Lead
-- and a Contact field of one name become one, which goes by Lead's. Whoever counts Marketo's fields counts the rows where
-- `made` is true.
CREATE TEMP TABLE created_field AS
SELECT f.object, f.field, iif(l.field IS NULL, f.object, l.object) AS made_for, coalesce(l.field, f.field) AS made_as,
       l.field IS NULL AS made
FROM synced_field f
LEFT JOIN twin t ON f.object = 'Contact' AND t.object = f.object AND t.field = f.field
LEFT JOIN synced_field l ON l.object = t.twin_object AND l.field = t.twin AND NOT l.ignored
WHERE NOT f.ignored;
CREATE UNIQUE INDEX temp.created_field_name ON created_field (object, field);
