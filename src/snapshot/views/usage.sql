-- The public views of what was counted. Columns are only ever added.

-- How many records an object has that the user who asked can see.
-- Source: usage
--     object           text               API name
--     records          integer (records)  NULL = they could not be counted
--     oldest_created   time               CreatedDate of the oldest
--     newest_created   time               CreatedDate of the newest
--     newest_modified  time               the newest LastModifiedDate
--     newest_stamp     time               the newest SystemModstamp
--     reason           text               why it could not be counted; '' = it was
CREATE VIEW usage_object AS
SELECT object, CASE WHEN refused IS NULL THEN records END AS records, oldest_created, newest_created, newest_modified,
       newest_stamp, coalesce(refused, '') AS reason
FROM object_usage;

-- A sample is of a few places in time, and what lies together is alike: how much the places differ counts as well (Student's t of
-- as many places). One that holds all records is no sample.
-- Source: usage
--     object           text                    API name of the object
--     field            text                    API name
--     method           text                    counted; true (a checkbox: filled = records where it is true); sampled; refused
--                                              (there are no numbers)
--     filled           integer (records)       with a value
--     records          integer (records)       looked at
--     fill             number (share, 0 to 1)  of records with a value; NULL where there are no records
--     low              number (share, 0 to 1)  of a sample the lower end of the interval that holds the truth in 95 of 100
--                                              cases, else fill
--     high             number (share, 0 to 1)  the upper end
--     newest_created   time                    the newest CreatedDate of the records with a value
--     newest_modified  time                    the newest LastModifiedDate of them: no value is younger
--     reason           text                    why it was refused; '' = it was not
CREATE VIEW usage_field AS
SELECT object, field, method, filled, records, fill,
       CASE WHEN method <> 'sampled' OR records >= everything THEN fill ELSE max(0.0, min(middle - margin, fill - spread)) END AS low,
       CASE WHEN method <> 'sampled' OR records >= everything THEN fill ELSE min(1.0, max(middle + margin, fill + spread)) END AS high,
       newest_created, newest_modified, reason
FROM (SELECT object, field, method, filled, records, newest_created, newest_modified, reason, everything,
             1.0 * filled / nullif(records, 0) AS fill,
             (filled + 2.5088) / nullif(records + 5.0176, 0) AS middle,
             2.24 * sqrt(1.0 * filled * (records - filled) / nullif(records, 0) + 1.2544) / nullif(records + 5.0176, 0)
                 AS margin,
             CASE slices WHEN 5 THEN 2.776 WHEN 4 THEN 3.182 WHEN 3 THEN 4.303 WHEN 2 THEN 12.706 ELSE 0.0 END
                 * sqrt(max(0.0, squares - slices * (1.0 * filled / nullif(records, 0)) * (1.0 * filled / nullif(records, 0)))
                        / max(1, slices * (slices - 1))) AS spread
      FROM (SELECT f.object, f.field, f.newest_created, f.newest_modified, coalesce(f.refused, '') AS reason, f.slices, f.squares,
                   CASE WHEN o.refused IS NULL THEN o.records END AS everything, -- NULL: a part could not be counted
                   CASE WHEN f.refused IS NULL THEN f.method ELSE 'refused' END AS method,
                   CASE WHEN f.refused IS NULL THEN f.filled END AS filled,
                   CASE WHEN f.refused IS NULL
                        THEN coalesce(f.records, CASE WHEN o.refused IS NULL THEN o.records END) END AS records
            FROM field_usage f LEFT JOIN object_usage o ON o.object = f.object));

-- Records that answer a question of their own: no email of Lead, queue of Lead, made in 30 days of Task, …
-- Source: data
--     fact     text               the question
--     object   text               API name
--     records  integer (records)  NULL = they could not be counted
--     reason   text               why not; '' = they were
CREATE VIEW data_fact AS
SELECT fact, object, CASE WHEN refused IS NULL THEN records END AS records, coalesce(refused, '') AS reason FROM data_count;
