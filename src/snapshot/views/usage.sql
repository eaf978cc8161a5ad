-- The public views of what was counted. Columns are only ever added.
--
-- usage_object: object, records, oldest_created, newest_created, newest_modified, newest_stamp, reason
-- usage_field:  object, field, method, filled, records, fill, low, high, newest_created, newest_modified, reason
--     method    counted; true (a checkbox: filled = records where it is true); sampled (records = those looked at);
--               refused (reason says why; there are no numbers)
--     fill      share of records with a value, 0 to 1, NULL where there are no records; low and high: of a sample its 95 %
--               interval (Wilson's, with the width of 97.5 %, for near 0 and 1 it holds less than it says), else the same number

CREATE VIEW usage_object AS
SELECT object, CASE WHEN refused IS NULL THEN records END AS records, oldest_created, newest_created, newest_modified,
       newest_stamp, coalesce(refused, '') AS reason
FROM object_usage;

CREATE VIEW usage_field AS
SELECT object, field, method, filled, records, fill,
       CASE method WHEN 'sampled' THEN max(0.0, middle - margin) ELSE fill END AS low,
       CASE method WHEN 'sampled' THEN min(1.0, middle + margin) ELSE fill END AS high,
       newest_created, newest_modified, reason
FROM (SELECT object, field, method, filled, records, newest_created, newest_modified, reason,
             1.0 * filled / nullif(records, 0) AS fill,
             (filled + 2.5088) / nullif(records + 5.0176, 0) AS middle,
             2.24 * sqrt(1.0 * filled * (records - filled) / nullif(records, 0) + 1.2544) / nullif(records + 5.0176, 0)
                 AS margin
      FROM (SELECT f.object, f.field, f.newest_created, f.newest_modified, coalesce(f.refused, '') AS reason,
                   CASE WHEN f.refused IS NULL THEN f.method ELSE 'refused' END AS method,
                   CASE WHEN f.refused IS NULL THEN f.filled END AS filled,
                   CASE WHEN f.refused IS NULL
                        THEN coalesce(f.records, CASE WHEN o.refused IS NULL THEN o.records END) END AS records
            FROM field_usage f LEFT JOIN object_usage o ON o.object = f.object));
