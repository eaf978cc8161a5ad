-- What Marketo's own files say, read with the reference data: marketo_error_class, marketo_error_field, marketo_field_match.

-- The kind of error a text is (reports/reference/error_kind.sql), and its code. A code written in it counts before any words; one
-- that nobody here knows stands for itself, where Salesforce puts codes: elsewhere it may be a value that somebody has typed.
-- Curly quotes and spaces that do not break become plain ones, so that patterns and labels need one spelling.
-- Source: errors
--     rowid         integer (key)      what marketo_error_field calls error
--     error_type    text               as the export has it
--     given_object  text               as the export has it
--     details       text               Salesforce's own text
--     failures      integer (records)  that failed so
--     first_day     text               as the export writes it
--     last_day      text               as the export writes it
--     text          text               the same with plain quotes and blanks
--     code          text               Salesforce's error code; unknown
--     kind          text               of reference_error_kind; unknown
CREATE TEMP TABLE marketo_error_class AS
WITH plain AS MATERIALIZED (
    SELECT *, replace(replace(replace(replace(replace(details, '‘', ''''), '’', ''''), '“', '"'), '”', '"'), char(160), ' ') AS text
    FROM marketo_error
),
coded AS MATERIALIZED (
    SELECT p.*,
           (SELECT coalesce(a.code, k.code)
            FROM json_each(regexp_all('\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b', p.text)) AS word
            LEFT JOIN reference_error_alias a ON a.alias = word.value
            LEFT JOIN reference_error_kind k ON k.kind = word.value
            WHERE coalesce(a.code, k.code) IS NOT NULL ORDER BY word.key LIMIT 1) AS known,
           json_extract(regexp_all('(?:^|[{(\["] *|- |\berror(?: code)?: )([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?=\s*(?:[:,"\]})]|$))', p.text),
                        '$[0]')
               AS written
    FROM plain p
),
matched AS MATERIALIZED (
    SELECT c.*,
           CASE WHEN c.known IS NOT NULL OR c.written IS NULL
                THEN (SELECT p.kind FROM reference_error_pattern p JOIN reference_error_kind k ON k.kind = p.kind
                      WHERE iif(c.known IS NULL, p.alone, k.code = c.known) AND c.text REGEXP p.pattern
                          ORDER BY p.position LIMIT 1) END AS kind
    FROM coded c
)
SELECT m.error_type, m.object AS given_object, m.details, m.failures, m.first_day, m.last_day, m.text,
       coalesce(m.known, k.code, m.written, 'unknown') AS code, coalesce(m.kind, m.known, 'unknown') AS kind
FROM matched m LEFT JOIN reference_error_kind k ON k.kind = m.kind;

-- The object a text is about, as the export or the text has it; NULL when neither says.
CREATE TEMP TABLE error_object AS
SELECT named.error, o.name AS object
FROM (SELECT c.rowid AS error,
             coalesce(nullif(c.given_object, ''),
                      (SELECT json_extract(regexp_all(n.pattern, c.text), '$[0]') FROM reference_error_name n
                       WHERE n.what = 'object' AND c.text REGEXP n.pattern ORDER BY n.position LIMIT 1)) AS name
      FROM marketo_error_class c) AS named
LEFT JOIN describe_object o
       ON o.name = CASE WHEN named.name IN ('Person', 'Person (Lead)') THEN 'Lead' ELSE replace(named.name, ' ', '') END COLLATE NOCASE;
CREATE UNIQUE INDEX temp.error_object_error ON error_object (error);

-- What Salesforce may call the fields of these objects: by API name or by label, in any letter case.
CREATE TEMP TABLE error_name AS
WITH wanted AS MATERIALIZED (
    SELECT DISTINCT coalesce(object, person.value) AS object FROM error_object, json_each('["Lead", "Contact"]') AS person
)
SELECT object, field, can_edit, api, lower(trim(name)) AS name
FROM (SELECT f.object, f.field, f.can_edit, 1 AS api, f.field AS name FROM wanted w CROSS JOIN field f ON f.object = w.object
      UNION ALL
      SELECT f.object, f.field, f.can_edit, 0,
             replace(replace(replace(replace(replace(f.label, '‘', ''''), '’', ''''), '“', '"'), '”', '"'), char(160), ' ')
                 FROM wanted w CROSS JOIN field f ON f.object = w.object)
WHERE trim(name) <> '';
CREATE INDEX temp.error_name_object ON error_name (object, name);

-- Where each text names a field: a list, as a whole (word 0) and in its parts; else what stands before a label's colon (behind).
CREATE TEMP TABLE error_word AS
WITH found AS (
    SELECT c.rowid AS error, n.what = 'label' AS behind,
        json_extract(regexp_all(n.pattern, c.text), iif(n.what = 'label', '$[0]', '$[#-1]')) AS text,
           row_number() OVER (PARTITION BY c.rowid ORDER BY n.position) AS choice
    FROM marketo_error_class c JOIN reference_error_name n ON n.what <> 'object' AND c.text REGEXP n.pattern
)
SELECT error, behind, 0 AS word, trim(replace(text, '"', '')) AS text FROM found WHERE choice = 1
UNION ALL
SELECT f.error, 0, part.key + 1, trim(part.value)
FROM found f, json_each('["' || replace(replace(replace(f.text, '\', '\\'), '"', ''), ',', '","') || '"]') AS part
WHERE f.choice = 1 AND NOT f.behind AND instr(f.text, ',') > 0 AND trim(part.value) <> '';

-- The one field that a word can mean: of its object, or of one of Lead and Contact (where the text complains of a missing Edit, one
-- that lacks it). Of labels that end a text the longest counts. Where two fields answer to it, none does.
CREATE TEMP TABLE error_match AS
SELECT error, word, min(object) AS object, min(field) AS field
FROM (SELECT w.error, w.word, n.object, n.field,
             dense_rank() OVER (PARTITION BY w.error, w.word ORDER BY length(n.name) DESC, n.api DESC) AS choice
      FROM error_word w
      JOIN error_object o ON o.error = w.error
      JOIN marketo_error_class c ON c.rowid = w.error
      JOIN error_name n ON n.object = o.object OR (o.object IS NULL AND n.object IN ('Lead', 'Contact')
                                                   AND NOT (c.code = 'INVALID_FIELD_FOR_INSERT_UPDATE' AND n.can_edit))
      WHERE CASE WHEN NOT w.behind THEN n.name = lower(w.text)
                 ELSE lower(substr(w.text, -length(n.name))) = n.name
                      AND substr(w.text, 1, length(w.text) - length(n.name)) REGEXP '(?:^|[{("]|[:,;.] )\s*$' END)
WHERE choice = 1
GROUP BY error, word HAVING count(DISTINCT object || '.' || field) = 1;
CREATE UNIQUE INDEX temp.error_match_word ON error_match (error, word);

-- The fields that a text names; named_field is the name as it stands there of one that cannot be told.
-- Source: errors, describe
--     error        integer (key)  of marketo_error_class
--     code         text           Salesforce's error code
--     named_field  text           the name in the text of a field that cannot be told
--     object       text           API name; NULL = not told
--     field        text           API name; NULL = not told
CREATE TEMP TABLE marketo_error_field AS
SELECT c.rowid AS error, c.code,
       CASE WHEN m.field IS NOT NULL THEN NULL WHEN NOT w.behind THEN w.text
           ELSE trim(json_extract(regexp_all('[^:{("*,;]{1,80}$', w.text), '$[0]')) END AS named_field,
       coalesce(o.object, m.object) AS object, m.field
FROM marketo_error_class c
JOIN error_object o ON o.error = c.rowid
LEFT JOIN (SELECT w.*, EXISTS (SELECT 1 FROM error_match m WHERE m.error = w.error AND m.word = 0) AS whole,
                  count(*) OVER (PARTITION BY w.error) AS words
           FROM error_word w) AS w
       ON w.error = c.rowid AND iif(w.whole OR w.words = 1, w.word = 0, w.word > 0) AND w.text NOT GLOB '<*'
LEFT JOIN error_match m ON m.error = w.error AND m.word = w.word;
DROP TABLE error_match;
DROP TABLE error_word;
DROP TABLE error_name;
DROP TABLE error_object;

-- Which Salesforce field a Marketo field is. By API name where the export has it, else by the label the default mapping or
-- the field's own label gives it. A name counts before a label.
-- Source: marketo, describe
--     object  text  API name of the object
--     field   text  API name
--     label   text  its name in Marketo
--     how     text  name, default mapping, label
CREATE TEMP TABLE marketo_field_match AS
SELECT object, field, label, how FROM (
    SELECT f.object, f.name AS field, m.label, 'name' AS how, 1 AS choice
    FROM marketo_field m JOIN describe_field f ON f.name IN (m.soap_name, m.rest_name) COLLATE NOCASE
    UNION ALL
    SELECT r.object, r.field, m.label, 'default mapping', 2
    FROM marketo_field m JOIN reference_mapping r ON r.marketo_field = m.label COLLATE NOCASE
    JOIN describe_field f ON f.object = r.object AND f.name = r.field
    UNION ALL
    SELECT f.object, f.name, m.label, 'label', 3
    FROM marketo_field m JOIN describe_field f ON f.label = m.label COLLATE NOCASE AND f.custom
)
WHERE object IN (SELECT object FROM synced_object WHERE fields_sync)
GROUP BY object, field HAVING choice = min(choice);
CREATE UNIQUE INDEX temp.marketo_field_match_name ON marketo_field_match (object, field);
