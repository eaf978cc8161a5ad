-- The rows of objects. The view row_ddl has, for each object, the statements that make the table or view "rows_OBJECT" when
-- it is first asked for (rows.c).
--
-- An org of millions of records has a few hundred rows an object: each stands for `weight` records alike but for their ids
-- and e-mail addresses. So counts are exact and at once, and whoever adds up the same weights gets the same numbers.
-- `different` tells how many addresses they have. "all_rows_OBJECT" has the records one by one. What Salesforce can neither count nor filter (long text, encrypted text) differs
-- from record to record, so that samples of it mean something.

-- How many records an object has. samples: rows that stand for them; first, last: creation; changed: share changed in the last
-- 30 days; batch_hour: hour of the day (UTC) in which a nightly job changes 40 % of those; deleted: share in the recycle bin.
CREATE TABLE population (
    object TEXT PRIMARY KEY COLLATE NOCASE, rows INTEGER NOT NULL, samples INTEGER, first TEXT, last TEXT, changed REAL,
    batch_hour INTEGER, deleted REAL);

-- What fields hold, where it is not the default of the type. share: filled; newest: creation of the newest record with a
-- value; truth: share of true; choices: JSON array of values, the first ones more frequent; same: records that share a value
-- (e-mail).
CREATE TABLE filling (
    object TEXT COLLATE NOCASE, field TEXT COLLATE NOCASE, share REAL, newest TEXT, truth REAL, choices TEXT, same REAL,
    PRIMARY KEY (object, field));

-- Changes that field history tracking has kept. low, high, step: of a number that goes up and down; else values are the
-- field's choices. actor: user name; empty = anybody.
CREATE TABLE change (
    object TEXT COLLATE NOCASE, field TEXT, changes INTEGER NOT NULL, samples INTEGER, first TEXT, last TEXT, actor TEXT,
    low REAL, high REAL, step REAL);

CREATE TABLE copy (k INTEGER PRIMARY KEY);

-- ---- values of fields, as SQL over a sample w (i, created, stamp, modified) ----

-- The object a lookup leads to; of several the one that is taken for all.
CREATE VIEW field_target AS
SELECT f.*, CASE WHEN ' ' || f.referenceTo || ' ' LIKE '% User %' THEN 'User'
                 WHEN instr(f.referenceTo, ' ') THEN substr(f.referenceTo, 1, instr(f.referenceTo, ' ') - 1)
                 ELSE f.referenceTo END AS target
FROM field_fact f;

CREATE VIEW user_list AS SELECT json_group_array(user_id) AS choices FROM (SELECT user_id FROM user ORDER BY rowid);

-- The values to choose from, as a JSON array.
CREATE VIEW field_choices AS
SELECT f.object, f.name, coalesce(
    (SELECT choices FROM filling g WHERE g.object = f.object AND g.field = f.name),
    (SELECT nullif(json_group_array(value), '[]') FROM (
        SELECT v.value FROM value v WHERE v.object = f.object AND v.field = f.name AND coalesce(v.active, 'true') = 'true'
        ORDER BY v.rowid)),
    CASE f.target
        WHEN 'User' THEN (SELECT choices FROM user_list)
        WHEN 'RecordType' THEN (SELECT nullif(json_group_array(Id), '[]') FROM org_RecordType r WHERE r.SobjectType = f.object)
    END) AS choices
FROM field_target f;

-- A number from 0 to 1 for each field and sample; it is squared for choices, so that the first ones are the frequent ones.
CREATE VIEW field_material AS
SELECT f.*, c.choices, printf('sim_share(%Q, %Q, w.i)', f.object, f.name) AS random
FROM field_target f
JOIN field_choices c ON c.object = f.object AND c.name = f.name;

CREATE VIEW field_value AS
SELECT m.object, m.name, CASE
    WHEN m.type = 'boolean' THEN printf('iif(%s < %s, ''true'', ''false'')', m.random, coalesce(g.truth, 0.2))
    WHEN m.choices IS NOT NULL THEN printf('json_extract(%Q, ''$['' || CAST(%s * %s * %d AS INTEGER) || '']'')', m.choices,
                                           m.random, m.random, json_array_length(m.choices))
    WHEN p.rows > 0 THEN printf('sim_id(%Q, %d * CAST(%s * %d AS INTEGER) / %d + 1)',
        coalesce(t.keyPrefix, '0ZZ'), p.rows, m.random, coalesce(p.samples, 400), coalesce(p.samples, 400))
    WHEN m.type IN ('reference', 'id', 'address', 'location', 'base64', 'complexvalue') THEN 'NULL'
    WHEN m.type IN ('int', 'long') THEN printf('CAST(%s * 500 AS INTEGER)', m.random)
    WHEN m.type IN ('double', 'currency') THEN printf('round(%s * 10000, %d)', m.random, coalesce(m.scale, 0))
    WHEN m.type = 'percent' THEN printf('round(%s * 100, %d)', m.random, coalesce(m.scale, 0))
    WHEN m.type = 'date' THEN 'substr(w.created, 1, 10)'
    WHEN m.type = 'datetime' THEN 'w.created'
    WHEN m.type = 'email' THEN '''person'' || w.ordinal || ''@example.com'''
    WHEN m.type = 'url' THEN printf('''https://example.com/'' || CAST(%s * 100000 AS INTEGER)', m.random)
    WHEN m.type = 'phone' THEN printf('''+1 555 '' || CAST(1000000 + %s * 8999999 AS INTEGER)', m.random)
    WHEN m.type = 'encryptedstring' THEN '''****'''
    ELSE printf('%Q || '' '' || CAST(%s * 1000 AS INTEGER)', m.label, m.random) END AS sql
FROM field_material m
LEFT JOIN filling g ON g.object = m.object AND g.field = m.name
LEFT JOIN population p ON p.object = m.target
LEFT JOIN object t ON t.name = m.target;

-- The share of records with a value: what is written down; all, where a value is required; else few fields are full, and
-- many are nearly empty. A third of the sparse ones has had no new value for years.
CREATE VIEW field_share AS
SELECT f.object, f.name,
       coalesce(g.share, CASE
           WHEN f.is_nillable = 'false' OR f.type = 'boolean' OR f.name IN ('Name', 'Email') THEN 1
           WHEN f.number < 0.15 THEN 0 WHEN f.number < 0.45 THEN f.number * f.number / 8
           WHEN f.number < 0.8 THEN f.number ELSE 0.97 END) AS share,
       coalesce(g.newest, CASE WHEN f.is_nillable = 'true' AND f.type <> 'boolean' AND f.number < 0.25 AND g.share IS NULL
                               THEN (SELECT date(now, '-' || CAST(300 + 4000 * f.number AS INTEGER) || ' days') FROM clock)
                          END) AS newest
FROM (SELECT field_fact.*, sim_share(object, name, 'share') AS number FROM field_fact) AS f
LEFT JOIN filling g ON g.object = f.object AND g.field = f.name;

-- A column of a table of samples.
CREATE VIEW sample_column AS
SELECT f.object, f.rowid AS position, f.name, CASE f.name
    WHEN 'Id' THEN printf('sim_id(%Q, w.ordinal)', coalesce(o.keyPrefix, '0ZZ'))
    WHEN 'CreatedDate' THEN 'w.created'
    WHEN 'SystemModstamp' THEN 'w.stamp'
    WHEN 'LastModifiedDate' THEN 'w.modified'
    WHEN 'IsDeleted' THEN 'w.deleted'
    ELSE CASE
        WHEN s.share >= 1 AND s.newest IS NULL THEN v.sql
        WHEN s.share <= 0 THEN 'NULL'
        ELSE printf('iif(sim_share(%Q, %Q, w.i, ''filled'') < %s%s, %s, NULL)', f.object, f.name, s.share,
                    iif(s.newest IS NULL, '', printf(' AND w.created < %Q', s.newest)), v.sql) END
    END AS sql
FROM field f
JOIN object o ON o.name = f.object
JOIN field_share s ON s.object = f.object AND s.name = f.name
JOIN field_value v ON v.object = f.object AND v.name = f.name;

-- ---- samples ----

CREATE TABLE number (i INTEGER PRIMARY KEY);
INSERT INTO number WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) SELECT i FROM n;

CREATE VIEW population_span AS
SELECT p.*, min(coalesce(p.samples, 400), max(p.rows, 1)) AS count, coalesce(p.first, date(c.now, '-5 years')) AS start,
       (julianday(coalesce(p.last, c.now)) - julianday(coalesce(p.first, date(c.now, '-5 years')))) * 86400 AS seconds, c.now,
       coalesce((SELECT max(g.same) FROM filling g WHERE g.object = p.object), 0) AS sharing
FROM population p JOIN clock c;

CREATE VIEW sample_created AS
SELECT p.*, n.i AS i, p.rows * (n.i + 1) / p.count - p.rows * n.i / p.count AS weight, p.rows * n.i / p.count + 1 AS ordinal,
       strftime('%Y-%m-%dT%H:%M:%S', p.start,
                '+' || CAST(p.seconds * (n.i + sim_share(p.object, 'created', n.i)) / p.count AS INTEGER) || ' seconds') AS born
FROM population_span p JOIN number n ON n.i < p.count;

-- Changed last: some in the last 30 days, the others any time before; not before they were created.
CREATE VIEW sample_changed AS
SELECT s.*, strftime('%Y-%m-%dT%H:%M:%S', s.now, '-' || CAST(86400 * CASE
           WHEN s.age < 30 THEN s.age * s.draw
           WHEN s.draw < coalesce(s.changed, 0.1) THEN 30 * s.draw / coalesce(s.changed, 0.1)
           ELSE 30 + (s.age - 30) * sim_share(s.object, 'old', s.i) END AS INTEGER) || ' seconds') AS touched
FROM (SELECT c.*, julianday(c.now) - julianday(c.born) AS age, sim_share(c.object, 'stamp', c.i) AS draw
      FROM sample_created c) AS s;

CREATE VIEW sample AS
SELECT object AS object, i AS i, weight AS weight, ordinal AS ordinal, born || '.000+0000' AS created, stamp || '.000+0000' AS stamp,
       iif(sim_share(object, 'modified', i) < 0.85, stamp, born) || '.000+0000' AS modified,
       iif(sim_share(object, 'deleted', i) < coalesce(deleted, 0), 'true', 'false') AS deleted,
       iif(sim_share(object, 'same', i) < sharing, 2, 1) AS same
FROM (SELECT c.*, iif(c.batch_hour IS NOT NULL AND sim_share(c.object, 'batch', c.i) < 0.4
                      AND date(c.touched) > date(c.born) AND date(c.touched) < date(c.now),
                      substr(c.touched, 1, 11) || printf('%02d', c.batch_hour) || substr(c.touched, 14), c.touched) AS stamp
      FROM sample_changed c);

-- ---- history ----

CREATE VIEW change_span AS
SELECT c.*, min(coalesce(c.samples, 200), c.changes) AS count, coalesce(c.first, date(k.now, '-1 years')) AS start,
       (julianday(coalesce(c.last, k.now)) - julianday(coalesce(c.first, date(k.now, '-1 years')))) * 86400 AS seconds,
       coalesce(sum(c.changes) OVER (PARTITION BY c.object ORDER BY c.rowid
                                     ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before,
       v.choices, u.user_id
FROM change c
JOIN clock k
LEFT JOIN field_choices v ON v.object = c.object AND v.name = c.field
LEFT JOIN user u ON u.preferred_username = c.actor;

CREATE VIEW change_sample AS
SELECT c.object AS object, c.field AS field, c.changes * (c.i + 1) / c.count - c.changes * c.i / c.count AS weight,
       c.before + c.changes * c.i / c.count + 1 AS ordinal,
       strftime('%Y-%m-%dT%H:%M:%S.000+0000', c.start,
                '+' || CAST(c.seconds * (c.i + sim_share(c.object, c.field, 'when', c.i)) / c.count AS INTEGER) || ' seconds') AS created,
       CASE WHEN c.low IS NULL THEN json_extract(c.choices, '$[' || CAST(c.draw * json_array_length(c.choices) AS INTEGER) || ']')
            ELSE CAST(round(c.low + (c.high - c.low) * c.draw) AS INTEGER) END AS old,
       CASE WHEN c.low IS NULL THEN json_extract(c.choices, '$[' || CAST(c.next * json_array_length(c.choices) AS INTEGER) || ']')
            ELSE CAST(round(max(c.low, min(c.high, c.low + (c.high - c.low) * c.draw + coalesce(c.step, 10) * (2 * c.next - 0.6))))
                      AS INTEGER) END
           AS new,
       coalesce(c.user_id, json_extract(l.choices, '$[' || CAST(sim_share(c.object, c.field, 'who', c.i)
                                                                * json_array_length(l.choices) AS INTEGER) || ']')) AS actor,
       sim_share(c.object, c.field, 'parent', c.i) AS parent, c.low AS low, c.high AS high, coalesce(c.step, 10) AS step
FROM user_list l JOIN (SELECT s.*, n.i AS i, sim_share(s.object, s.field, 'old', n.i) AS draw, sim_share(s.object, s.field, 'new', n.i) AS next
      FROM change_span s JOIN number n ON n.i < s.count) AS c;

CREATE VIEW history_column AS
SELECT f.object, f.rowid AS position, f.name, CASE
    WHEN f.name = 'Id' THEN 'sim_id(''017'', w.ordinal)'
    WHEN f.name = 'Field' THEN 'w.field'
    WHEN f.name = 'OldValue' THEN 'w.old'
    WHEN f.name = 'NewValue' THEN 'w.new'
    WHEN f.name IN ('CreatedDate', 'SystemModstamp', 'LastModifiedDate') THEN 'w.created'
    WHEN f.name IN ('CreatedById', 'LastModifiedById') THEN 'w.actor'
    WHEN f.name = 'IsDeleted' THEN '''false'''
    WHEN f.referenceTo = o.associateParentEntity THEN printf('sim_id(%Q, %d * CAST(w.parent * %d AS INTEGER) / %d + 1)',
        coalesce(parent.keyPrefix, '0ZZ'), coalesce(p.rows, 1), coalesce(p.samples, 400), coalesce(p.samples, 400))
    ELSE 'NULL' END AS sql
FROM field f
JOIN object o ON o.name = f.object AND o.associateEntityType = 'History'
LEFT JOIN object parent ON parent.name = o.associateParentEntity
LEFT JOIN population p ON p.object = o.associateParentEntity;

-- ---- rows that are rows ----

CREATE VIEW source_column AS
SELECT f.object, f.rowid AS position, f.name, CASE
    WHEN c.name IS NOT NULL THEN printf('w."%w"', c.name)
    WHEN f.name GLOB 'Permissions?*' AND r.source = 'org_UserPermissionAccess'
    THEN printf('iif(EXISTS (SELECT 1 FROM user_system_permission g WHERE g.user_id = w.container AND g.permission = %Q), ''true'', ''false'')', substr(f.name, 12))
    WHEN f.name GLOB 'Permissions?*'
    THEN printf('iif(EXISTS (SELECT 1 FROM system_grant g WHERE g.container = w.container AND g.permission = %Q), ''true'', ''false'')', substr(f.name, 12))
    WHEN f.type = 'boolean' THEN '''false'''
    ELSE 'NULL' END AS sql
FROM field f
JOIN row_source r ON r.object = f.object
LEFT JOIN pragma_table_info(r.source) c ON c.name = f.name;

-- ---- records one by one ----

CREATE VIEW record_column AS
SELECT f.object, f.number AS position, f.name, CASE
    WHEN f.name = 'Id' THEN 'sim_id(substr(w.Id, 1, 3), w.ordinal + c.k)'
    WHEN f.type = 'email' THEN printf('replace(w."%w", ''@'', printf(''.%%d@'', (w.ordinal + c.k) / w.same))', f.name)
    WHEN f.type IN ('textarea', 'encryptedstring') AND f.may_aggregate = 'false' AND f.may_filter = 'false'
    THEN printf('iif(sim_share(%Q, %Q, w.ordinal + c.k) < %s%s, %Q, NULL)', f.object, f.name, s.share,
                iif(s.newest IS NULL, '', printf(' AND w.CreatedDate < %Q', s.newest)), f.label)
    -- Each change of a number is another one, as far as it can be neither counted nor filtered either.
    WHEN f.name IN ('OldValue', 'NewValue')
    THEN printf('iif(w.low IS NULL, w."%w", CAST(round(max(w.low, min(w.high, w.low + (w.high - w.low)'
                || ' * sim_share(w.Field, ''old'', w.ordinal + c.k) + %s))) AS INTEGER))', f.name,
                iif(f.name = 'OldValue', '0', 'w.step * (2 * sim_share(w.Field, ''new'', w.ordinal + c.k) - 0.6)'))
    ELSE printf('w."%w"', f.name) END AS sql
FROM field_fact f JOIN field_share s ON s.object = f.object AND s.name = f.name;

-- ---- the statements ----

CREATE VIEW row_kind AS
SELECT o.name AS object, CASE
    WHEN EXISTS (SELECT 1 FROM row_source r WHERE r.object = o.name) THEN 'source'
    WHEN EXISTS (SELECT 1 FROM population p WHERE p.object = o.name) THEN 'samples'
    WHEN o.associateEntityType = 'History' AND EXISTS (SELECT 1 FROM change c WHERE c.object = o.associateParentEntity) THEN 'history'
    ELSE 'table' END AS kind
FROM object o;

CREATE VIEW row_ddl AS
SELECT k.object, 1 AS step, printf('CREATE VIEW "rows_%w" AS SELECT %s FROM %s w', k.object,
    (SELECT group_concat(sql || printf(' AS "%w"', name), ', ') FROM (SELECT * FROM source_column c WHERE c.object = k.object ORDER BY position)),
    (SELECT source FROM row_source r WHERE r.object = k.object)) AS ddl
FROM row_kind k WHERE k.kind = 'source'
UNION ALL
SELECT k.object, 1, printf('CREATE TABLE "rows_%w" AS SELECT w.weight, w.ordinal, w.same, (w.ordinal + w.weight - 1) / w.same - w.ordinal / w.same + 1 AS different, %s FROM sample w WHERE w.object = %Q ORDER BY w.i', k.object,
    (SELECT group_concat(sql || printf(' AS "%w"', name), ', ') FROM (SELECT * FROM sample_column c WHERE c.object = k.object ORDER BY position)), k.object)
FROM row_kind k WHERE k.kind = 'samples'
UNION ALL
SELECT k.object, 1, printf('CREATE TABLE "rows_%w" AS SELECT w.weight, w.ordinal, 1 AS same, w.weight AS different, w.low, w.high, w.step, %s FROM change_sample w WHERE w.object = %Q ORDER BY w.ordinal', k.object,
    (SELECT group_concat(sql || printf(' AS "%w"', name), ', ') FROM (SELECT * FROM history_column c WHERE c.object = k.object ORDER BY position)),
    (SELECT o.associateParentEntity FROM object o WHERE o.name = k.object))
FROM row_kind k WHERE k.kind = 'history'
UNION ALL
SELECT k.object, 2, printf('INSERT OR IGNORE INTO copy WITH RECURSIVE n(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k + 1 < (SELECT max(weight) FROM "rows_%w")) SELECT k FROM n', k.object)
FROM row_kind k WHERE k.kind IN ('samples', 'history')
UNION ALL
SELECT k.object, 3, printf('CREATE VIEW "all_rows_%w" AS SELECT 1 AS weight, c.k = 0 OR (w.ordinal + c.k) / w.same <> (w.ordinal + c.k - 1) / w.same AS different, %s FROM "rows_%w" w JOIN copy c ON c.k < w.weight', k.object,
    (SELECT group_concat(sql || printf(' AS "%w"', name), ', ') FROM (SELECT * FROM record_column c WHERE c.object = k.object ORDER BY position)), k.object)
FROM row_kind k WHERE k.kind IN ('samples', 'history')
UNION ALL
SELECT k.object, 1, printf('CREATE TABLE "rows_%w" (%s)', k.object,
    (SELECT group_concat(printf('"%w" %s%s', f.name, CASE WHEN f.type IN ('int', 'long', 'double', 'currency', 'percent') THEN 'NUMERIC' ELSE 'TEXT' END,
                                iif(f.type = 'boolean', ' DEFAULT ''false''', '')), ', ') FROM field f WHERE f.object = k.object))
FROM row_kind k WHERE k.kind = 'table';
