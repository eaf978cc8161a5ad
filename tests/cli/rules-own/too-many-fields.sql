-- id: too-many-fields
-- title: More fields than we like
-- severity: low
-- category: field
-- practice: 2
-- needs: describe
-- action: Look at it
-- who: salesforce
-- why: To see that it is found.
-- fix: Nothing to fix.
-- risk: None.
-- undo: Nothing to undo.
SELECT object, NULL AS field, printf('%d fields', count(*)) AS message, json_object('fields', count(*)) AS evidence
FROM synced_field GROUP BY object HAVING count(*) > 5;
