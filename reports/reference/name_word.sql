-- Words in the names of fields that tell something of them, by list: 'stale', 'sensitive', 'sync filter', 'form'. The words themselves
-- stand in name_word_*.sql. Where they come from: labels and API names of public Salesforce projects and packages.
--
-- A name is compared as its words (SQL function name_words): lower case, one blank between them and at either end, camel case and
-- digits taken apart, '|' where a bracket, a dash or another mark stood: "Phone2 (OLD)" is ' phone 2 | old '. A label of 40 characters,
-- Salesforce's longest, may have been cut: it ends with '…'.
-- Source: reference
--     list   text  the list they belong to
--     words  text  PCRE2 without capturing groups, for whole words
--     place  text  anywhere, start, end, whole, apart, cut
--     side   text  both, label, API name
--     means  text  what the name then says; NULL = an exception
--     types  text  kinds of type that can hold it; NULL = all
CREATE TEMP TABLE reference_name_word (
    list  TEXT NOT NULL,
    words TEXT NOT NULL, -- PCRE2 without capturing groups, for whole words
    place TEXT NOT NULL CHECK (place IN ('anywhere', -- of the name
                                         'start', 'end', 'whole',
                                         'apart',    -- set off by marks from what else there is
                                         'cut')),    -- set off, at the end of a label that was cut
    side  TEXT NOT NULL CHECK (side IN ('both', 'label', 'API name')),
    means TEXT,          -- what the name then says; NULL = an exception: here these words say nothing
    types TEXT,          -- kinds of type that can hold it: text, choice, number, date, flag; NULL = all
    PRIMARY KEY (list, words, place, side)
) WITHOUT ROWID;

-- One pattern for each list and side. What an exception matches is passed over, and the words are looked for in the rest.
CREATE TEMP VIEW reference_name_pattern AS
WITH part AS (
    SELECT list, side.name AS side, means IS NULL AS exception, place, group_concat(words, '|') AS words
    FROM reference_name_word w
    JOIN (SELECT 'label' AS name UNION ALL SELECT 'API name') AS side ON w.side IN (side.name, 'both')
    GROUP BY list, side.name, means IS NULL, place
),
placed AS (
    SELECT list, side, exception,
           group_concat(CASE place
                            WHEN 'anywhere' THEN '(?<= )(?:' || words || ')(?= )'
                            WHEN 'start' THEN '(?<=^ )(?:' || words || ')(?= )'
                            WHEN 'end' THEN '(?<= )(?:' || words || ')(?= …?$)'
                            WHEN 'whole' THEN '(?<=^ )(?:' || words || ')(?= …?$)'
                            WHEN 'apart' THEN '(?:(?<=\| )(?:' || words || ')(?= \|| …?$)|(?<=^ )(?:' || words || ')(?= \|))'
                            ELSE '(?<=\| )(?:' || words || ')(?= …$)'
                        END, '|') AS pattern
    FROM part GROUP BY list, side, exception
)
SELECT w.list, w.side, '(?i)' || coalesce('(?:' || e.pattern || ')(*SKIP)(*FAIL)|', '') || w.pattern AS pattern
FROM placed w LEFT JOIN placed e ON e.list = w.list AND e.side = w.side AND e.exception
WHERE NOT w.exception;

-- All words of all lists in one pattern, without their places and exceptions: what it does not match, none of the others does.
CREATE TEMP VIEW reference_name_any AS
SELECT '(?i)(?<= )(?:' || group_concat(words, '|') || ')(?= )' AS pattern FROM (SELECT DISTINCT words FROM reference_name_word WHERE means IS NOT NULL);
