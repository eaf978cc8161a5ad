-- Which object and field of one side is which of the other. `before` and `now` are the attached databases of the two sides.

DROP TABLE IF EXISTS temp.diff_object;
DROP TABLE IF EXISTS temp.diff_pair;
DROP TABLE IF EXISTS temp.diff_rename;
DROP TABLE IF EXISTS temp.diff_changed;
DROP TABLE IF EXISTS temp.diff_attribute;

-- An object that a side does not list is gone if that side read the list of all objects, else nothing is known of it.
CREATE TEMP TABLE diff_object AS
SELECT coalesce(n.object, b.object) AS object,
       coalesce(b.state, CASE (SELECT status FROM before.source WHERE source = 'global') WHEN 'ok' THEN 'gone' ELSE 'unknown' END)
           AS before_state,
       coalesce(n.state, CASE (SELECT status FROM now.source WHERE source = 'global') WHEN 'ok' THEN 'gone' ELSE 'unknown' END)
           AS now_state,
       max(coalesce(n.fields_sync, 0), coalesce(b.fields_sync, 0)) AS fields_sync
FROM now.object n FULL JOIN before.object b ON b.object = n.object;
CREATE UNIQUE INDEX temp.diff_object_name ON diff_object (object);

-- Fields that one side alone has, of objects that both sides read.
CREATE TEMP TABLE diff_rename AS
WITH gone AS MATERIALIZED (
    SELECT b.object, b.field, b.durable_id, b.custom, b.type, b.length, lower(b.label) AS label
    FROM before.field b JOIN diff_object o ON o.object = b.object AND o.before_state = 'ok' AND o.now_state = 'ok'
    WHERE NOT EXISTS (SELECT 1 FROM now.field n WHERE n.object = b.object AND n.field = b.field)
),
new AS MATERIALIZED (
    SELECT n.object, n.field, n.durable_id, n.custom, n.type, n.length, lower(n.label) AS label
    FROM now.field n JOIN diff_object o ON o.object = n.object AND o.before_state = 'ok' AND o.now_state = 'ok'
    WHERE NOT EXISTS (SELECT 1 FROM before.field b WHERE b.object = n.object AND b.field = n.field)
),
likeness AS MATERIALIZED (
    SELECT g.object, g.field AS before_field, n.field,
           count(*) OVER (PARTITION BY g.object, g.field) + count(*) OVER (PARTITION BY n.object, n.field) AS choices
    FROM gone g JOIN new n ON n.object = g.object AND n.type = g.type AND n.label = g.label AND n.length IS g.length
    WHERE g.custom AND n.custom AND (g.durable_id IS NULL OR n.durable_id IS NULL)
)
SELECT g.object, g.field AS before_field, n.field, 'certain' AS basis
FROM gone g JOIN new n ON n.object = g.object AND n.durable_id = g.durable_id
UNION ALL
-- A guess: the only two left over that look alike, in type, length and label.
SELECT object, before_field, field, 'possible' FROM likeness WHERE choices = 2;
CREATE UNIQUE INDEX temp.diff_rename_field ON diff_rename (object, field);
CREATE UNIQUE INDEX temp.diff_rename_before ON diff_rename (object, before_field);

-- The same field on both sides, by the rows of its two tables.
CREATE TEMP TABLE diff_pair AS
SELECT b.rowid AS before_row, n.rowid AS now_row
FROM now.field n
JOIN diff_object o ON o.object = n.object AND o.before_state = 'ok' AND o.now_state = 'ok'
JOIN before.field b ON b.object = n.object AND b.field = n.field
UNION ALL
SELECT b.rowid, n.rowid
FROM diff_rename r
JOIN now.field n ON n.object = r.object AND n.field = r.field
JOIN before.field b ON b.object = r.object AND b.field = r.before_field;

-- Filled by what src/diff/diff.c makes of the columns of now.field: pairs that differ in any, then one row per difference.
CREATE TEMP TABLE diff_changed (before_row INTEGER NOT NULL, now_row INTEGER NOT NULL);
CREATE TEMP TABLE diff_attribute (now_row INTEGER NOT NULL, attribute TEXT NOT NULL, before TEXT, after TEXT);
