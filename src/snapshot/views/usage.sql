-- The public views of what was counted. Columns are only ever added.
--
-- usage_object: object, records, oldest_created, newest_created, newest_modified, newest_stamp, reason
-- usage_field:  object, field, method, filled, records, fill, low, high, newest_created, newest_modified, reason
--     method    counted; true (a checkbox: filled = records where it is true); sampled (records = those looked at);
--               refused (reason says why; there are no numbers)
--     fill      share of records with a value, 0 to 1, NULL where there are no records; low and high: of a sample the
--               interval that holds the truth in 95 of 100 cases, else the same number

CREATE VIEW usage_object AS
SELECT object, CASE WHEN refused IS NULL THEN records END AS records, oldest_created, newest_created, newest_modified,
       newest_stamp, coalesce(refused, '') AS reason
FROM object_usage;

-- A sample is of a few places in time, and what lies together is alike: how much the places differ counts as well (Student's t of
-- as many places). One that holds all records is no sample.
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
