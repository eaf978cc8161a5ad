-- id: other-name
-- title: File and id differ
-- severity: high
-- category: field
-- practice: 2
-- needs: describe
-- action: Look at it
-- who: salesforce
-- why: To see that it is found.
-- fix: Nothing to fix.
-- risk: None.
-- undo: Nothing to undo.
SELECT object, field, 'x' AS message, '{}' AS evidence
FROM no_such_table;
