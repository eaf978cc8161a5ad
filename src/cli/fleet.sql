-- What `fleet status` tells of an org, from its last audit, judged and compared: one row. :now is the clock, :silent hours (0 = silence is
-- no matter), :compared why nothing was compared (NULL = it was).
SELECT a.org_id, a.org_name, a.sandbox, a.sync_user, a.time, a.partial,
       CAST((julianday(:now) - julianday(a.time)) * 24 AS INTEGER) AS age,
       :silent > 0 AND (julianday(:now) - julianday(a.time)) * 24 > :silent AS silent,
       v.verdict, v.critical, v.high, v.medium, v.low, v.info, v.waived,
       iif(:compared IS NULL, (SELECT count(*) FROM finding_change WHERE state = 'new'), NULL) AS new,
       iif(:compared IS NULL, (SELECT count(*) FROM finding_change WHERE state = 'gone'), NULL) AS gone,
       coalesce(:compared, (SELECT 'not read on both sides: ' || group_concat(name, ', ') FROM
                            (SELECT name FROM coverage_change ORDER BY what, name) HAVING count(*) > 0)) AS not_compared,
       (SELECT undecided FROM report_created) AS undecided,
       (SELECT count(*) FROM waiver WHERE NOT expired AND expires <= date(:now, '+30 days')) AS expiring,
       iif(julianday(a.time) > julianday(:now), 'the last audit is of a time to come: ' || a.time, NULL) AS problem,
       (SELECT group_concat(text, '; ') FROM (SELECT text FROM verdict_gap WHERE counts ORDER BY position)) AS gaps
FROM audit a, verdict v
