-- What the numbers say of each field, every part beside the conclusion: field_evidence. Nothing is concluded from a number that
-- is missing, sampled or refused.

-- The fields anything was counted or read of.
CREATE TEMP TABLE evident_field AS
SELECT object, field FROM field_usage UNION SELECT object, field FROM change_field
UNION SELECT object, field FROM reference_field WHERE field <> '';
CREATE INDEX temp.evident_field_name ON evident_field (object, field COLLATE NOCASE);

-- Formulas of the same object that name such a field.
CREATE TEMP TABLE formula_mention AS
SELECT e.object, e.field, count(DISTINCT n.field) AS formulas, group_concat(DISTINCT n.field) AS names
FROM formula_word n CROSS JOIN evident_field e ON e.object = n.object AND e.field = n.word COLLATE NOCASE
GROUP BY e.object, e.field;
CREATE UNIQUE INDEX temp.formula_mention_field ON formula_mention (object, field);
DROP TABLE formula_word;

-- evidence: empty, nowhere true, no recent value, in use, or NULL = nothing can be said. Empty is now: what was there before, no
--   count can tell. evidence_code: the same for programs: empty, never-true, stale, used.
--   no recent value    fewer than 1 % have a value, and neither was a record with one made or changed since `since`, nor does
--                      history know a later change
-- A field whose numbers were refused, or of which there is a sample only, has no evidence of being unused.
-- uses, used_by: what Salesforce and the reports that were looked at know to use it; NULL = not read. 0 is "not referenced", not
--   "unused". layouts: pages it stands on. use: the same in words, with what is not known.
-- age: days since the field was made; NULL = not known (it is only with View Setup).
-- history: what the history says where there is no change: only of fields that are tracked, and how far back it goes.
CREATE TEMP TABLE referenced AS SELECT * FROM field_referenced;
CREATE UNIQUE INDEX temp.referenced_field ON referenced (object, field);
-- What the numbers say of each field that was counted or read of, each part beside the conclusion.
-- Source: usage, history, references, reports, setup
--     object           text                    API name of the object
--     field            text                    API name
--     method           text                    as in usage_field
--     filled           integer (records)       with a value
--     records          integer (records)       looked at
--     fill             number (share, 0 to 1)  of records with a value
--     low              number (share, 0 to 1)  as in usage_field
--     high             number (share, 0 to 1)  as in usage_field
--     newest_created   time                    as in usage_field
--     newest_modified  time                    as in usage_field
--     reason           text                    why it was refused
--     changes          integer (changes)       that the history has
--     changes_30       integer (changes)       of the last 30 days
--     last_change      time                    the newest of them
--     history          text                    what the history says where there is no change
--     formulas         integer (formulas)      of the same object that name it
--     formula_names    text                    which
--     age              integer (days)          since it was made; NULL = not known
--     created          date                    when it was made
--     business_status  text                    as in field_definition
--     uses             integer (components)    that are known to use it; NULL = not read, 0 = not referenced, which is not
--                                              unused
--     used_by          text                    which
--     layouts          integer (pages)         it stands on
--     use              text                    the same in words, with what is not known
--     evidence_code    text                    empty, never-true, stale, used; NULL = nothing can be said
--     since            time                    the newest trace of a value; '' = none
--     evidence         text                    the same for people
CREATE TEMP TABLE field_evidence AS
SELECT *, CASE evidence_code WHEN 'empty' THEN 'empty' WHEN 'never-true' THEN 'nowhere true' WHEN 'stale' THEN 'no recent value'
                             WHEN 'used' THEN 'in use' END AS evidence
FROM (
SELECT object, field, method, filled, records, fill, low, high, newest_created, newest_modified, reason, changes, changes_30,
       last_change, history, formulas, formula_names, age, created, business_status, uses, used_by, layouts,
       CASE WHEN uses IS NULL THEN '' WHEN uses > 0 THEN 'used by ' || used_by
            ELSE 'not referenced as far as Salesforce tells'
                || iif(reports > 0, printf(' (nor in %d report%s)', reports, iif(reports = 1, '', 's')), ' (reports were not read)') END
           || CASE WHEN layouts > 0 THEN printf(', on %d page%s', layouts, iif(layouts = 1, '', 's')) ELSE '' END AS use,
       CASE
           WHEN method = 'counted' AND filled = 0 AND records > 0 AND changes IS NULL THEN 'empty'
           WHEN method = 'true' AND filled = 0 AND records > 0 AND changes IS NULL THEN 'never-true'
           WHEN method = 'counted' AND fill < 0.01 AND newest_modified IS NOT NULL
                AND coalesce(newest_created, '') < year_ago AND newest_modified < year_ago AND coalesce(last_change, '') < year_ago
               THEN 'stale'
           WHEN filled > 0 OR changes > 0 THEN 'used'
       END AS evidence_code,
       max(coalesce(newest_created, ''), coalesce(newest_modified, ''), coalesce(last_change, '')) AS since
FROM (SELECT e.object, e.field, u.method, u.filled, u.records, u.fill, u.low, u.high, u.newest_created,
             u.newest_modified, u.reason, c.changes, c.changes_30, c.last AS last_change, m.formulas, m.names AS formula_names, x.uses,
             x.names AS used_by, x.layouts, x.reports, d.business_status,
             CASE WHEN d.tracked AND c.object IS NULL AND h.first IS NOT NULL
                  THEN 'tracked, without a change in its history, which begins ' || substr(h.first, 1, 10) END AS history,
                      substr(d.created, 1, 10) AS created,
             CAST(julianday(audit.time) - julianday(replace(substr(d.created, 1, 19), 'T', ' ')) AS INTEGER) AS age,
             strftime('%Y-%m-%dT%H:%M:%SZ', audit.time, '-1 year') AS year_ago
      FROM evident_field e JOIN audit
      LEFT JOIN usage_field u ON u.object = e.object AND u.field = e.field
      LEFT JOIN change_field c ON c.object = e.object AND c.field = e.field
      LEFT JOIN history_object h ON h.object = e.object
      LEFT JOIN formula_mention m ON m.object = e.object AND m.field = e.field
      LEFT JOIN referenced x ON x.object = e.object AND x.field = e.field
      LEFT JOIN field_definition d ON d.object = e.object AND d.field = e.field));
CREATE UNIQUE INDEX temp.field_evidence_field ON field_evidence (object, field);

-- What an object has and how much of it moves a day, on the days that were looked at.
-- Source: usage, history
--     object           text                       API name
--     records          integer (records)          in all
--     newest_created   time                       as in usage_object
--     newest_modified  time                       as in usage_object
--     newest_stamp     time                       as in usage_object
--     history          text                       its history object
--     changes          integer (changes)          that the history has
--     modified_7       integer (records)          that users changed within 7 days
--     stamped_7        integer (records)          touched within 7 days
--     stamped_14       integer (records)          touched within 14 days
--     stamped_day      number (records a day)     touched
--     peak_hour        integer (records an hour)  touched in the busiest hour
CREATE TEMP TABLE object_evidence AS
SELECT o.object, u.records, u.newest_created, u.newest_modified, u.newest_stamp, c.history, c.changes, c.modified_7, c.stamped_7,
       c.stamped_14, c.stamped_14 / 14.0 AS stamped_day,
       (SELECT max(records) FROM change_hour h WHERE h.object = o.object) AS peak_hour
FROM (SELECT object FROM usage_object UNION SELECT object FROM change_object) AS o
LEFT JOIN usage_object u ON u.object = o.object
LEFT JOIN change_object c ON c.object = o.object;
CREATE UNIQUE INDEX temp.object_evidence_object ON object_evidence (object);
