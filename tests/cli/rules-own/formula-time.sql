-- id: formula-time
-- title: Our own idea of formulas
-- severity: info
-- category: field
-- practice: 2
-- needs: describe
-- action: Look at it
-- who: salesforce
-- why: To see that it is found.
-- fix: Nothing to fix.
-- risk: None.
-- undo: Nothing to undo.
SELECT object, field, 'a formula' AS message, '{}' AS evidence
FROM synced_field WHERE formula_kind = 'time' AND object = 'Opportunity';
