-- Recorded answers, served unchanged. `document` holds every JSON file of a folder; what each one is shows in its shape.

CREATE TABLE document (path TEXT PRIMARY KEY, body TEXT NOT NULL);

CREATE VIEW recorded_describe AS
SELECT path, json_extract(body, '$.name') AS name, body
FROM document
WHERE json_type(body, '$.fields') = 'array' AND json_type(body, '$.name') = 'text';

-- Of several describes of one object the first path is the one served.
CREATE VIEW answer_describe AS
SELECT name, body FROM recorded_describe r
WHERE path = (SELECT min(path) FROM recorded_describe s WHERE s.name = r.name);

CREATE VIEW recorded_global AS
SELECT body FROM document WHERE json_type(body, '$.sobjects') = 'array' ORDER BY path LIMIT 1;

-- The recorded list, with one entry more for each described object that it lacks.
CREATE VIEW answer_global AS
SELECT json_object('encoding', 'UTF-8', 'maxBatchSize', 200, 'sobjects', json_group_array(json(entry))) AS body
FROM (
    SELECT entry.value AS entry FROM recorded_global g, json_each(g.body, '$.sobjects') AS entry
    UNION ALL
    SELECT json_remove(d.body, '$.fields', '$.childRelationships', '$.recordTypeInfos', '$.actionOverrides',
                       '$.supportedScopes', '$.namedLayoutInfos')
    FROM answer_describe d
    WHERE d.name NOT IN (SELECT json_extract(entry.value, '$.name')
                         FROM recorded_global g, json_each(g.body, '$.sobjects') AS entry));

-- Who asked is never part of a describe.
INSERT INTO organization VALUES
    ('00D5f000000fileEAA', 'Recorded Org', 'Enterprise Edition', 'false', 'EU42', NULL, 'en_US', NULL);
INSERT INTO user VALUES
    ('0055f000000fileAAA', '00D5f000000fileEAA', 'sync@recorded.example', 'Recorded Sync', 'Recorded', 'Sync',
     'sync@recorded.example', 'STANDARD', 'en_US', 'en_US', 'GMT', 'true', 'false');
