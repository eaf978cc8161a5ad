-- The public views of change. Columns are only ever added.

-- How much of an object changes. What was not read is NULL.
-- Source: history
--     object      text               API name
--     history     text               its history object; NULL = no history was read, and nothing is known of its fields' changes
--     changes     integer (changes)  that the history has
--     first       time               the oldest of them
--     last        time               the newest of them
--     modified_7  integer (records)  that a user changed within 7 days
--     stamped_7   integer (records)  with a SystemModstamp of the last 7 days
--     stamped_14  integer (records)  with a SystemModstamp of the last 14 days
CREATE VIEW change_object AS
SELECT o.object, h.history, h.changes, h.first, h.last,
       (SELECT sum(records) FROM change_user u WHERE u.object = o.object) AS modified_7,
       (SELECT sum(records) FROM change_hour c WHERE c.object = o.object
                AND c.day >= (SELECT substr(datetime(started, '-7 days'), 1, 10) FROM run)) AS stamped_7,
       (SELECT sum(records) FROM change_hour c WHERE c.object = o.object) AS stamped_14
FROM (SELECT object FROM history_object UNION SELECT object FROM change_hour UNION SELECT object FROM change_user) AS o
LEFT JOIN history_object h ON h.object = o.object;

-- One row for each field that is known to have changed. A field without a row did not change only if it is tracked, which
-- describe does not tell.
-- Source: history
--     object         text               API name of the object
--     field          text               API name
--     changes        integer (changes)  that the history has
--     changes_30     integer (changes)  of the last 30 days; NULL = not read
--     first          time               the oldest
--     last           time               the newest
--     tracked_since  time               the oldest entry of the object's history
CREATE VIEW change_field AS
SELECT f.object, coalesce(d.name, f.field) AS field, max(f.changes, f.changes_30) AS changes,
       CASE WHEN f.changes_30 > 0
           OR NOT EXISTS (SELECT 1 FROM history_lack l WHERE l.object = f.object) THEN f.changes_30 END AS changes_30,
       f.first, f.last, h.first AS tracked_since
FROM history_field f
LEFT JOIN history_object h ON h.object = f.object
LEFT JOIN describe_field d ON d.object = f.object
      AND (d.name = f.field OR d.name = f.field || 'Id' AND d.type = 'reference');

-- From what to what the noisiest numbers went within 30 days: all changes, or some 2,000 from five places in time.
-- Source: history
--     object   text                   API name of the object
--     field    text                   API name
--     old      number (of the field)  before; '' = no value
--     new      number (of the field)  after; '' = no value
--     changes  integer (changes)      from this to that
CREATE VIEW change_step AS SELECT object, field, old, new, changes FROM history_step;

-- Who changed a tracked field within 30 days; of very many people those who did it most.
-- Source: history
--     object   text               API name of the object
--     field    text               API name
--     user_id  text               id
--     name     text               of the user
--     changes  integer (changes)  by the user
CREATE VIEW change_field_user AS
SELECT u.object, coalesce(d.name, u.field) AS field, u.user_id, u.name, u.changes
FROM history_user u
LEFT JOIN describe_field d ON d.object = u.object
      AND (d.name = u.field OR d.name = u.field || 'Id' AND d.type = 'reference');

-- Records by the hour in which they were last stamped (SystemModstamp) within 14 days: each record once, so that this is the
-- least that happened.
-- Source: history
--     object   text               API name
--     day      date               UTC
--     hour     integer (hour)     0 to 23, UTC
--     records  integer (records)  stamped then
CREATE VIEW change_by_hour AS SELECT object, day, hour, records FROM change_hour;

-- Records by who changed them last, within 7 days.
-- Source: history
--     object   text               API name
--     user_id  text               id
--     name     text               of the user
--     records  integer (records)  changed last by the user
CREATE VIEW change_by_user AS SELECT object, user_id, name, records FROM change_user;
