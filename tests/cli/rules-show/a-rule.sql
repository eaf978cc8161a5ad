-- id: a-rule
-- title: Rule with everything a header can hold
-- severity: low
-- basis: possible
-- category: field
-- practice: 10
-- needs: describe
-- action: Look at it
-- who: both
-- param: limit = 500 | number of fields from which on it speaks
-- param: exempt = '^mkto' | regular expression of field names left alone
-- why: To see that all of it is printed, in lines that a terminal of eighty columns can hold, also where the text goes on over
--   several lines of the file.
-- fix: Nothing to fix.
-- risk: None.
-- undo: Nothing to undo.
-- docs: https://example.com/one https://example.com/two
SELECT object, NULL AS field, 'x' AS message, '{}' AS evidence
FROM synced_field
WHERE field NOT REGEXP :exempt
GROUP BY object HAVING count(*) >= :limit;
