-- Who made a change, and when: the entries of the Setup Audit Trail between the two audits whose sentence fits. The trail names
-- labels, not API names, so that two fields of one label cannot be told apart: how sure it is stands beside it. Where the trail
-- says nothing, the field's own definition does: who made it, and who was the last to change it.

DROP TABLE IF EXISTS temp.diff_entry;
CREATE TEMP TABLE diff_entry AS
SELECT e.id, e.time, e.user, e.section, e.text, a.about, a.code
FROM setup_change e
JOIN now.run n
JOIN before.run b
JOIN (SELECT DISTINCT action, about, code FROM reference_audit_action) AS a ON e.action GLOB a.action
WHERE e.time > b.time AND e.time <= n.time;

DROP TABLE IF EXISTS temp.diff_cause;
CREATE TEMP TABLE diff_cause AS
WITH named AS (
    SELECT c.rank, c.code, o.label AS object_label, coalesce(n.label, b.label) AS field_label,
           (SELECT sync_user_name FROM audit) AS user_name
    FROM change c
    LEFT JOIN now.object o ON o.object = c.object
    LEFT JOIN now.field n ON n.object = c.object AND n.field = c.field
    LEFT JOIN before.field b ON b.object = c.object AND b.field = c.field
    WHERE c.severity_rank <= 4
)
SELECT n.rank, e.id, e.time, e.user, e.text,
       CASE
           WHEN e.about = 'user' THEN 3
           WHEN instr(e.text, n.object_label) > 0
                -- "Customize Opportunities": the plural keeps the beginning.
                OR instr(e.section, substr(n.object_label, 1, max(length(n.object_label) - 1, 3))) > 0 THEN 1
           ELSE 2
       END AS doubt
FROM named n
JOIN diff_entry e
  ON n.code GLOB e.code
 AND CASE e.about
         WHEN 'field' THEN length(n.field_label) > 2 AND instr(e.text, n.field_label) > 0
         WHEN 'object' THEN length(n.object_label) > 2 AND instr(e.text, n.object_label) > 0
         ELSE length(n.user_name) > 2 AND instr(e.text, n.user_name) > 0
     END;

-- The latest of the entries that fit best.
UPDATE change SET changed_by = w.user, changed_at = w.time, changed_how = w.text, certainty = w.certainty
FROM (
    SELECT rank, user, time, text,
           CASE WHEN doubt = 1 AND entries = 1 THEN 'certain' WHEN doubt < 3 THEN 'likely' ELSE 'possible' END AS certainty
    FROM (SELECT *, count(*) OVER (PARTITION BY rank, doubt) AS entries,
                 row_number() OVER (PARTITION BY rank ORDER BY doubt, time DESC, id DESC) AS choice
          FROM diff_cause)
    WHERE choice = 1
) AS w
WHERE w.rank = change.rank;

DROP TABLE temp.diff_cause;
DROP TABLE temp.diff_entry;

UPDATE change SET changed_by = w.user, changed_at = w.time, changed_how = w.text, certainty = w.certainty
FROM (
    -- Field-level security is no part of the definition.
    SELECT c.rank, d.modified_by AS user, substr(d.modified, 1, 19) || 'Z' AS time,
           'The last change of the field''s definition' AS text, 'likely' AS certainty
    FROM change c
    JOIN field_definition d ON d.object = c.object AND d.field = c.field
    JOIN now.run n
    JOIN before.run b
    WHERE c.changed_by IS NULL AND d.modified_by IS NOT NULL
      AND (c.code GLOB 'picklist-*' OR c.code GLOB 'field-*'
           AND c.code NOT IN ('field-visible', 'field-gone', 'field-read-only', 'field-writable', 'field-emptied'))
      AND substr(d.modified, 1, 19) > substr(b.time, 1, 19) AND substr(d.modified, 1, 19) <= substr(n.time, 1, 19)
    UNION ALL
    SELECT c.rank, d.created_by, substr(d.created, 1, 19) || 'Z', 'The field was created', 'certain'
    FROM change c
    JOIN field_definition d ON d.object = c.object AND d.field = c.field
    JOIN now.run n
    JOIN before.run b
    WHERE c.changed_by IS NULL AND d.created_by IS NOT NULL AND c.code = 'field-visible'
      AND substr(d.created, 1, 19) > substr(b.time, 1, 19) AND substr(d.created, 1, 19) <= substr(n.time, 1, 19)
) AS w
WHERE w.rank = change.rank;
