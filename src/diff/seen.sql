-- What of the snapshot in temp.seen_now came to be seen, told from the earlier ones of the index by the same user.

INSERT INTO temp.seen_found
WITH earlier AS (
    SELECT r.folder, r.time, r.listed FROM seen_run r, temp.seen_at n
    WHERE r.time < n.time AND coalesce(r.org_id = n.org_id, 1) AND coalesce(r.user_id = n.user_id, 1)
),
-- What each of them said of each object: which list of fields; 0 = it was hidden; NULL = it was not read.
said AS (
    SELECT n.object, e.time, CASE WHEN o.folder IS NOT NULL THEN o.list WHEN e.listed THEN 0 END AS list
    FROM temp.seen_now n JOIN earlier e
    LEFT JOIN seen_object o ON o.folder = e.folder AND o.object = n.object
    WHERE n.fields IS NOT NULL
),
-- Each list once, with the last time it was seen; those that are today's cannot lack anything.
version AS (
    SELECT s.object, s.list, max(s.time) AS time
    FROM said s WHERE s.list IS NOT NULL GROUP BY s.object, s.list
),
lacking AS (
    SELECT v.object, f.value AS field, max(v.time) AS time, v.list = 0 AS hidden -- that of the last time: SQLite's bare column
    FROM version v
    JOIN temp.seen_now n ON n.object = v.object
    LEFT JOIN seen_list l ON l.id = v.list
    JOIN json_each(n.fields) f
    WHERE coalesce(l.fields, '[]') <> n.fields AND f.value NOT IN (SELECT value FROM json_each(coalesce(l.fields, '[]')))
    GROUP BY v.object, f.value
)
SELECT l.object, l.field,
       -- The first that read the object after the last that did not see the field.
       coalesce((SELECT min(s.time) FROM said s WHERE s.object = l.object AND s.list > 0 AND s.time > l.time),
                (SELECT time FROM temp.seen_at)),
       l.hidden
FROM lacking l;
