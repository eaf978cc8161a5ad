-- What the names of fields say, by the words of reference_name_word; and which fields hold what should not leave lightly.

-- Each text once: an org repeats labels, and a test org repeats little else. The API name's own words: ns__Old_Phone__c is Old_Phone.
CREATE TEMP TABLE name_text AS
SELECT side, text, name_words(text) || iif(side = 'label' AND length(text) = 40, '…', '') AS words
FROM (SELECT 'label' AS side, label AS text FROM synced_field UNION SELECT 'API name', own_name FROM synced_field);

-- Those with a word of any list: one look, which hardly any name stands.
CREATE TEMP TABLE name_text_hopeful AS
SELECT side, text, words FROM name_text WHERE words REGEXP (SELECT pattern FROM reference_name_any);

-- What was found in them: the words of a list, where nothing excepts them.
CREATE TEMP TABLE name_pattern AS SELECT list, side, pattern FROM reference_name_pattern;
CREATE TEMP TABLE name_text_word AS
SELECT DISTINCT h.side, h.text, p.list, found.value AS found,
       h.words IN (' ' || found.value || ' ', ' ' || found.value || ' …') AS whole
FROM name_pattern p JOIN name_text_hopeful h ON h.side = p.side AND h.words REGEXP p.pattern
JOIN json_each(regexp_all(p.pattern, h.words)) AS found;
CREATE TEMP TABLE name_text_found AS
SELECT t.side, t.text, t.list, t.found, w.means, w.types, t.whole
FROM name_text_word t
JOIN reference_name_word w ON w.list = t.list AND w.side IN (t.side, 'both') AND w.means IS NOT NULL
     AND t.found REGEXP '(?i)^(?:' || w.words || ')$';
CREATE INDEX temp.name_text_found_text ON name_text_found (text, side);

-- The same by field, of types that can hold it.
-- Source: describe, reference
--     object  text    API name of the object
--     field   text    API name
--     list    text    the list of words: stale, test, …
--     side    text    label, API name
--     found   text    the words
--     means   text    what they say
--     whole   yes/no  there is nothing else in the name
CREATE TEMP TABLE name_found AS
SELECT object, field, list, side, found, means, whole
FROM (SELECT f.object, f.field, f.type_class, t.* FROM synced_field f CROSS JOIN name_text_found t ON t.text = f.label AND t.side = 'label'
      UNION ALL
      SELECT f.object, f.field, f.type_class, t.* FROM synced_field f
      CROSS JOIN name_text_found t ON t.text = f.own_name AND t.side = 'API name')
WHERE types IS NULL OR (type_class <> '' AND instr(types, type_class) > 0);
CREATE INDEX temp.name_found_list ON name_found (list, object, field);
DROP TABLE name_text_found;
DROP TABLE name_text_word;
DROP TABLE name_pattern;
DROP TABLE name_text_hopeful;
DROP TABLE name_text;

-- Fields that hold what should not leave lightly: what Salesforce's own classification says counts before any name, also that a field is
-- public. basis: certain = Salesforce says so, possible = only the name does.
-- Source: describe, setup, reference
--     object      text    API name of the object
--     field       text    API name
--     kinds       text    what it holds, with commas; '' = only classified or encrypted
--     special     text    GDPR Art. 9, GDPR Art. 10; '' = neither
--     classified  text    Salesforce's own classification; '' = none
--     encrypted   yes/no  encrypted
--     basis       text    certain (Salesforce says so), possible (only the name does)
CREATE TEMP TABLE sensitive_field AS
SELECT f.object, f.field, coalesce(named.kinds, '') AS kinds, coalesce(named.special, '') AS special, coalesce(c.text, '') AS classified,
       f.custom AND (coalesce(f.encrypted, 0) OR f.type = 'encryptedstring') AS encrypted,
       iif(c.text IS NOT NULL OR (f.custom AND (f.encrypted OR f.type = 'encryptedstring')), 'certain', 'possible') AS basis
FROM synced_field f
LEFT JOIN (
    SELECT object, field, group_concat(kind, ', ') AS kinds, max(special) AS special
    FROM (SELECT DISTINCT n.object, n.field, k.kind, k.special FROM name_found n JOIN reference_sensitive_kind k ON k.kind = n.list
          ORDER BY n.object, n.field, k.special = '', k.kind)
    GROUP BY object, field
) AS named ON named.object = f.object AND named.field = f.field
LEFT JOIN (
    SELECT "EntityDefinition.QualifiedApiName" AS object, QualifiedApiName AS field,
           max(SecurityClassification = 'Public') AS public,
           nullif(trim(coalesce(max(iif(SecurityClassification IN ('Confidential', 'Restricted', 'MissionCritical'),
                                        SecurityClassification, NULL)), '')
                           || ', ' || coalesce(max(replace(ComplianceGroup, ';', ', ')), ''), ', '), '') AS text
    FROM setup_field_definition WHERE SecurityClassification IS NOT NULL OR ComplianceGroup IS NOT NULL
    GROUP BY 1, 2
) AS c ON c.object = f.object AND c.field = f.field
WHERE (named.kinds IS NOT NULL OR c.text IS NOT NULL OR (f.custom AND (f.encrypted OR f.type = 'encryptedstring')))
  AND NOT (coalesce(c.public, 0) AND c.text IS NULL)
  AND NOT f.contact_copy AND NOT f.marketo_field AND NOT f.ignored;
CREATE UNIQUE INDEX temp.sensitive_field_name ON sensitive_field (object, field);
