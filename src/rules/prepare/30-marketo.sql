-- What Marketo's own files say, read with the reference data: marketo_error_class, marketo_error_field, marketo_field_match.

-- The code a text means. A code written in it counts before any words; what is neither is unknown, with its count.
-- `written` is the first thing in it that looks like a code, known or not.
CREATE TEMP TABLE marketo_error_class AS
SELECT e.error_type, e.object AS given_object, e.details, e.failures, e.first_day, e.last_day,
       coalesce((SELECT k.code FROM json_each(regexp_all('\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b', e.details)) AS word
                 JOIN reference_error_code k ON k.code = word.value ORDER BY word.key LIMIT 1),
                (SELECT p.code FROM reference_error_pattern p WHERE e.details REGEXP p.pattern ORDER BY p.position LIMIT 1),
                'unknown') AS code,
       json_extract(regexp_all('\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b', e.details), '$[0]') AS written
FROM marketo_error e;

-- Fields and object that a text names: the object as the export or the text has it; or the one person object that has the
-- field, among those whose field the sync user may not edit where the text complains of that; NULL when that cannot be told.
CREATE TEMP TABLE marketo_error_field AS
WITH named AS (
    SELECT c.rowid AS error, c.code, c.given_object,
           coalesce(json_extract(json_group_array(json_extract(regexp_all(n.pattern, c.details), '$[0]'))
                                     FILTER (WHERE n.what = 'field' AND n.code <> '' AND c.details REGEXP n.pattern), '$[0]'),
                    json_extract(json_group_array(json_extract(regexp_all(n.pattern, c.details), '$[0]'))
                                     FILTER (WHERE n.what = 'field' AND n.code = '' AND c.details REGEXP n.pattern), '$[0]'),
                    '') AS fields,
           json_extract(json_group_array(json_extract(regexp_all(n.pattern, c.details), '$[0]'))
                            FILTER (WHERE n.what = 'object' AND c.details REGEXP n.pattern), '$[0]') AS object
    FROM marketo_error_class c LEFT JOIN reference_error_name n ON n.code IN (c.code, '')
    GROUP BY c.rowid
),
person_field AS (
    SELECT name, min(object) AS object, 0 AS read_only FROM describe_field WHERE object IN ('Lead', 'Contact')
    GROUP BY name HAVING count(*) = 1
    UNION ALL
    SELECT field, min(object), 1 FROM field WHERE object IN ('Lead', 'Contact') AND NOT can_edit
    GROUP BY field HAVING count(*) = 1
),
split AS (
    SELECT n.error, n.code, n.object, n.given_object, trim(word.value) AS field
    FROM named n LEFT JOIN json_each('["' || replace(n.fields, ',', '","') || '"]') AS word
)
SELECT s.error, s.code, nullif(s.field, '') AS named_field,
       coalesce(o.name, only.object) AS object,
       f.name AS field
FROM split s
LEFT JOIN describe_object o
       ON o.name = CASE coalesce(nullif(s.given_object, ''), s.object)
                       WHEN 'Person' THEN 'Lead' WHEN 'Person (Lead)' THEN 'Lead'
                       ELSE replace(coalesce(nullif(s.given_object, ''), s.object), ' ', '') END COLLATE NOCASE
LEFT JOIN person_field only
       ON only.name = s.field AND only.read_only = (s.code = 'INVALID_FIELD_FOR_INSERT_UPDATE') AND o.name IS NULL
LEFT JOIN describe_field f ON f.object = coalesce(o.name, only.object) AND f.name = s.field COLLATE NOCASE;

-- Which Salesforce field a Marketo field is. By API name where the export has it, else by the label the default mapping or
-- the field's own label gives it. A name counts before a label.
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
