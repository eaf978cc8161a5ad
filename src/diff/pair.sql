-- Which object and field of one side is which of the other. `before` and `now` are the attached databases of the two sides.

DROP TABLE IF EXISTS temp.diff_object;
DROP TABLE IF EXISTS temp.diff_gone;
DROP TABLE IF EXISTS temp.diff_new;
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

-- The same field on both sides.
CREATE TEMP TABLE diff_pair (now_row INTEGER PRIMARY KEY, before_row INTEGER NOT NULL);
INSERT INTO diff_pair
SELECT n.rowid, b.rowid
FROM now.field n
JOIN diff_object o ON o.object = n.object AND o.before_state = 'ok' AND o.now_state = 'ok'
JOIN before.field b ON b.object = n.object AND b.field = n.field;

-- Fields that one side alone has, of objects that both sides read, by the rows of their tables.
CREATE TEMP TABLE diff_gone AS
SELECT b.rowid AS row FROM before.field b
JOIN diff_object o ON o.object = b.object AND o.before_state = 'ok' AND o.now_state = 'ok'
WHERE b.rowid NOT IN (SELECT before_row FROM diff_pair);

CREATE TEMP TABLE diff_new AS
SELECT n.rowid AS row FROM now.field n
JOIN diff_object o ON o.object = n.object AND o.before_state = 'ok' AND o.now_state = 'ok'
WHERE n.rowid NOT IN (SELECT now_row FROM diff_pair);

-- Those that are the other's under a new name.
CREATE TEMP TABLE diff_rename AS
WITH gone AS MATERIALIZED (
    SELECT row, object, durable_id, custom, type, length, lower(label) AS label
    FROM diff_gone JOIN before.field b ON b.rowid = row
),
new AS MATERIALIZED (
    SELECT row, object, durable_id, custom, type, length, lower(label) AS label
    FROM diff_new JOIN now.field n ON n.rowid = row
),
likeness AS MATERIALIZED (
    SELECT g.row AS before_row, n.row AS now_row,
           count(*) OVER (PARTITION BY g.row) + count(*) OVER (PARTITION BY n.row) AS choices
    FROM gone g JOIN new n ON n.object = g.object AND n.type = g.type AND n.label = g.label AND n.length IS g.length
    WHERE g.custom AND n.custom AND (g.durable_id IS NULL OR n.durable_id IS NULL)
)
SELECT g.row AS before_row, n.row AS now_row, 'certain' AS basis
FROM gone g JOIN new n ON n.object = g.object AND n.durable_id = g.durable_id
UNION ALL
-- A guess: the only two left over that look alike, in type, length and label.
SELECT before_row, now_row, 'possible' FROM likeness WHERE choices = 2;

INSERT INTO diff_pair SELECT now_row, before_row FROM diff_rename;

-- Filled by what src/diff/diff.c makes of the columns of now.field: pairs that differ in any, then one row per difference.
CREATE TEMP TABLE diff_changed (before_row INTEGER NOT NULL, now_row INTEGER NOT NULL);
CREATE TEMP TABLE diff_attribute (now_row INTEGER NOT NULL, attribute TEXT NOT NULL, before TEXT, after TEXT);
CREATE INDEX temp.diff_attribute_row ON diff_attribute (now_row, attribute);
