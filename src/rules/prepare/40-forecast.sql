-- What the sync will cause: forecast_object, forecast_field and forecast_line, the same in words.
--
-- Figures of the sync itself are Adobe's ("How Marketo uses the Salesforce API"): about 25 calls in each cycle of 5 minutes, and
-- 200 records in one call. Nothing is forecast from a number that is missing; time is told only where the throughput was measured.

-- What Marketo's Sync Status export measured: records an hour while it worked on an object. Where a run does not say how long it
-- took, its records are in the sum and its time is not: then there is no rate.
-- Source: sync_status
--     object        text                       API name; Marketo's word where the org has no object of that name
--     records       integer (records)          pulled and pushed, failed and skipped ones too
--     seconds       integer (seconds)          that took
--     records_hour  number (records an hour)   together
--     skipped       integer (records)          of them
--     updated       integer (records)          of them
--     last_day      date                       that the export tells of
--     pulled        integer (records)          pulled, failed and skipped ones too
--     pulled_skipped  integer (records)        of these
CREATE TEMP TABLE measured_throughput AS
SELECT coalesce(o.name, m.object) AS object, sum(m.created + m.updated + m.deleted + m.failed + m.skipped) AS records,
       sum(m.seconds) AS seconds,
       CASE WHEN NOT EXISTS (SELECT 1 FROM coverage c WHERE c.source = 'sync_status' AND c.status = 'partial')
            THEN 3600.0 * sum(m.created + m.updated + m.deleted + m.failed + m.skipped) / nullif(sum(m.seconds), 0)
       END AS records_hour,
       sum(m.skipped) AS skipped, sum(m.updated) AS updated, max(m.last_day) AS last_day,
       sum(iif(m.operation LIKE 'Pull%', m.created + m.updated + m.deleted + m.failed + m.skipped, 0)) AS pulled,
       sum(iif(m.operation LIKE 'Pull%', m.skipped, 0)) AS pulled_skipped
FROM marketo_sync m
LEFT JOIN describe_object o
       ON o.name = CASE WHEN m.object LIKE 'Person%' THEN 'Lead' ELSE replace(m.object, ' ', '') END COLLATE NOCASE
WHERE m.operation LIKE 'Pull%' OR m.operation LIKE 'Push%'
GROUP BY coalesce(o.name, m.object);
CREATE UNIQUE INDEX temp.measured_throughput_object ON measured_throughput (object);

-- What the sync will cause for each object it takes.
-- Source: usage, history, sync_status
--     object         text                       API name
--     synced         text                       as in synced_object
--     fields_sync    yes/no                     as in synced_object
--     records        integer (records)          in all
--     fields         integer (fields)           that sync
--     initial_calls  integer (calls)            of the initial load, 200 records each
--     stamped_day    number (records a day)     touched
--     peak_hour      integer (records an hour)  touched in the busiest hour
--     daily_calls    integer (calls a day)      for what was touched
--     records_hour   number (records an hour)   the sync was measured at
--     initial_hours  number (hours)             of the initial load
--     daily_hours    number (hours a day)       of the sync
CREATE TEMP TABLE forecast_object AS
SELECT s.object, s.synced, s.fields_sync, e.records, coalesce(f.fields, 0) AS fields,
       (e.records + 199) / 200 AS initial_calls, e.stamped_day, e.peak_hour,
       CAST(ceil(e.stamped_day / 200.0) AS INTEGER) AS daily_calls, t.records_hour,
       e.records / t.records_hour AS initial_hours, e.stamped_day / t.records_hour AS daily_hours
FROM synced_object s
LEFT JOIN object_evidence e ON e.object = s.object
LEFT JOIN measured_throughput t ON t.object = s.object AND t.records_hour > 0
LEFT JOIN (SELECT object, count(*) AS fields FROM created_field WHERE made GROUP BY object) AS f ON f.object = s.object
WHERE s.sync = 'automatic' OR s.fields_sync;
CREATE UNIQUE INDEX temp.forecast_object_name ON forecast_object (object);

-- Borders a person has given.
CREATE TEMP TABLE forecast_border AS
SELECT substr(s.text, 1, instr(s.text, '.') - 1) AS object,
       substr(s.text, instr(s.text, '.') + 1, instr(s.text, ' ') - instr(s.text, '.') - 1) AS field, CAST(b.value AS REAL) AS border
FROM band_setting s, json_each('["' || replace(substr(s.text, instr(s.text, ' ')), ' ', '","') || '"]') AS b WHERE b.value <> '';

-- How many of the changes that were looked at stay in the band they were in: between the borders given, else in the widest of
-- some round steps that leaves at least three bands.
CREATE TEMP TABLE forecast_band AS
WITH
width (width) AS (VALUES (5), (10), (20), (25), (50), (100), (200), (250), (500), (1000), (2000), (2500), (5000), (10000), (25000),
                         (50000), (100000), (250000), (500000), (1000000)),
banded AS (
    SELECT s.object, s.field, NULL AS width, s.changes, s.old = '' OR s.new = '' AS appears,
           (SELECT count(*) FROM forecast_border b WHERE b.object = s.object AND b.field = s.field AND b.border <= s.old) AS before,
           (SELECT count(*) FROM forecast_border b WHERE b.object = s.object AND b.field = s.field AND b.border <= s.new) AS after
    FROM change_step s
    WHERE EXISTS (SELECT 1 FROM forecast_border b WHERE b.object = s.object AND b.field = s.field)
    UNION ALL
    SELECT s.object, s.field, w.width, s.changes, s.old = '' OR s.new = '', floor(s.old / w.width), floor(s.new / w.width)
    FROM change_step s, width w
    WHERE NOT EXISTS (SELECT 1 FROM forecast_border b WHERE b.object = s.object AND b.field = s.field)
)
SELECT object, field, width, changes, stays,
       CASE WHEN width IS NULL
            THEN (SELECT 'at ' || group_concat(printf('%g', border), ', ') FROM forecast_border b
                  WHERE b.object = r.object AND b.field = r.field)
            ELSE printf('every %,d', width) END AS bands
FROM (SELECT object, field, width, sum(changes) AS changes, sum(iif(before = after AND NOT appears, changes, 0)) AS stays,
             row_number() OVER (PARTITION BY object, field ORDER BY width DESC) AS choice
      FROM banded GROUP BY object, field, width
      HAVING width IS NULL OR count(DISTINCT after) >= 3) AS r
WHERE choice = 1;

-- Each noisy field: what its changes queue, and on Account also at the contacts below.
-- Source: usage, history
--     object          text                    API name of the object
--     field           text                    API name
--     changes_30      integer (changes)       of the last 30 days
--     changes_day     number (changes a day)  of the field
--     contacts_each   number (contacts)       a change of an account reaches
--     queued_day      number (records a day)  it queues
--     marketo_writes  yes/no                  Marketo writes it itself
--     custom          yes/no                  somebody made it
--     bands           text                    borders at which alone it could be written
--     changes_seen    integer (changes)       that were looked at
--     stays           integer (changes)       of them within their band
--     saved_day       number (changes a day)  that bands would save
CREATE TEMP TABLE forecast_field AS
SELECT c.object, c.field, c.changes_30, c.changes_30 / 30.0 AS changes_day,
       CASE WHEN c.object = 'Account' THEN 1.0 * contact.records / nullif(account.records, 0) END AS contacts_each,
       c.changes_30 / 30.0 * (1 + CASE WHEN c.object = 'Account'
                                       THEN coalesce(1.0 * contact.records / nullif(account.records, 0), 0) ELSE 0 END) AS queued_day,
       coalesce(s.marketo_writes, 0) AS marketo_writes, s.custom, b.bands, b.changes AS changes_seen, b.stays,
       c.changes_30 / 30.0 * b.stays / b.changes AS saved_day
FROM change_field c
JOIN synced_field s ON s.object = c.object AND s.field = c.field AND NOT s.ignored
LEFT JOIN usage_object account ON account.object = 'Account'
LEFT JOIN usage_object contact ON contact.object = 'Contact'
LEFT JOIN forecast_band b ON b.object = c.object AND b.field = c.field
WHERE c.changes_30 > 0;

-- In words, in order. topic repeats what the lines are about.
-- Source: usage, history, sync_status
--     position  integer (place)  order
--     topic     text             what the line is about
--     text      text             a sentence
CREATE TEMP TABLE forecast_line (
    position INTEGER PRIMARY KEY,
    topic    TEXT NOT NULL,
    text     TEXT NOT NULL
);
INSERT INTO forecast_line (topic, text)
SELECT 'Sync Fields', printf('%,d field%s in Marketo, for good', count(*), iif(count(*) = 1, ' becomes one', 's become fields'))
    FROM newly_created
UNION ALL
SELECT 'Initial load', CASE WHEN count(records) = 0 THEN 'not known: no records were counted (fetch with --usage quick or full)'
                            ELSE printf('%,d records of %d objects, at least %,d API calls of 200 records', sum(records), count(records),
                                        sum(initial_calls)) END
       || CASE WHEN count(records) > 0 AND count(records) < count(*)
               THEN printf('; %d object%s not counted', count(*) - count(records), iif(count(*) - count(records) = 1, ' was', 's were'))
               ELSE '' END
FROM forecast_object
UNION ALL
SELECT 'Each day', CASE WHEN count(stamped_day) = 0
                        THEN 'about 7,200 API calls to look for changes; how many records change is not known (fetch with --usage full)'
                        ELSE printf('about 7,200 API calls to look for changes, and %,d for %,d records: %,d', sum(daily_calls),
                                    CAST(round(sum(stamped_day)) AS INTEGER), 7200 + sum(daily_calls)) END
FROM forecast_object
UNION ALL
SELECT 'Besides', 'each flow step that sends one person, and each activity pushed, is one more call'
UNION ALL
SELECT 'Busiest', printf('%s: %,d records touched in one hour', object, peak_hour)
FROM (SELECT object, peak_hour FROM forecast_object WHERE peak_hour > 0 ORDER BY peak_hour DESC, object LIMIT 1)
UNION ALL
SELECT 'Throughput', text FROM (
    SELECT printf('%s: %,d records an hour were measured', object, CAST(round(records_hour) AS INTEGER))
           || CASE WHEN initial_hours IS NULL THEN '' ELSE printf('; the initial load takes %.1f hours', initial_hours) END
           || CASE WHEN daily_hours IS NULL THEN '' ELSE printf('; a day''s changes take %.1f hours', daily_hours) END
           || CASE WHEN daily_hours > 24 THEN ': the backlog grows' ELSE '' END AS text
    FROM forecast_object WHERE records_hour > 0 ORDER BY object)
UNION ALL
SELECT 'Throughput', 'not known, so no hours are told: give Marketo''s export of Sync Status with --marketo-status'
WHERE NOT EXISTS (SELECT 1 FROM forecast_object WHERE records_hour > 0)
UNION ALL
SELECT 'Noisy field', text FROM (
    SELECT printf('%s.%s queues %,d records a day', object, field, CAST(round(queued_day) AS INTEGER))
           || CASE WHEN contacts_each > 0 THEN printf(' (each change reaches %.1f contacts)', contacts_each) ELSE '' END
           || CASE WHEN marketo_writes THEN '; Marketo writes it itself: fewer steps save these'
                   WHEN NOT custom THEN '; a standard field stays visible: fewer changes save these'
                   ELSE '; hidden from the sync user its changes are skipped' END AS text
    FROM forecast_field WHERE queued_day >= 100 ORDER BY queued_day DESC, object, field LIMIT 10)
UNION ALL
SELECT 'Banding', text FROM (
    SELECT printf('%s.%s, written when it crosses a border (%s) and not at each step: %.0f %% of the %,d changes looked at stay in '
                  || 'their band, about %,d changes a day less', object, field, bands, 100.0 * stays / changes_seen, changes_seen,
                  CAST(round(saved_day) AS INTEGER)) AS text
    FROM forecast_field WHERE stays > 0 AND queued_day >= 100 ORDER BY saved_day DESC, object, field)
UNION ALL
-- What the custom sync filter leaves out, and what to ask Marketo's support for.
SELECT 'Sync filter', text FROM (
    SELECT printf('%s.%s is true on %,d of %,d records: %,d need not be synced', u.object, u.field, u.filled, u.records,
                  u.records - u.filled) AS text
    FROM usage_field u JOIN sync_filter_setting f ON f.field = u.field WHERE u.method = 'true' ORDER BY u.object, u.field)
UNION ALL
SELECT 'Sync filter', text FROM (
    SELECT printf('%,d of %,d records of %s have no e-mail address: a custom sync rule that leaves them out saves that share of '
                  || 'the load%s', d.records, u.records, d.object,
                  iif(f.stamped_day IS NULL, '',
                      printf(', about %,d records a day', CAST(round(f.stamped_day * d.records / u.records) AS INTEGER)))) AS text
    FROM data_count d JOIN usage_object u ON u.object = d.object LEFT JOIN forecast_object f ON f.object = d.object
    WHERE d.fact GLOB 'no email of *' AND d.records >= 1000 AND u.records > 0
      AND NOT EXISTS (SELECT 1 FROM sync_filter_setting WHERE field <> 'none')
    ORDER BY d.object)
UNION ALL
SELECT 'For Support', printf('Please set up a custom sync rule for the Salesforce org %s: sync only records where %s. Our admin will '
                             || 'have the field indexed.', org_id, conditions)
FROM audit, (SELECT group_concat(text, ', and ') AS conditions
             FROM (SELECT printf('%s.%s is true', u.object, u.field) AS text
                   FROM usage_field u JOIN sync_filter_setting f ON f.field = u.field WHERE u.method = 'true'
                   ORDER BY u.object, u.field))
WHERE conditions IS NOT NULL;
