-- What the next Sync Fields creates and what Marketo has already, counted once for whoever tells it; hide, undecided and sensitive are
-- of both. Of twins, what keeps one keeps Marketo's field; undecided is what stands on sheet Decide and marketing has not answered.
-- enabled = of what is created, fields of custom objects whose sync is enabled.
CREATE TEMP TABLE IF NOT EXISTS report_created AS
SELECT count(n.field) AS created, count(*) - count(n.field) AS there, coalesce(sum(c.hide), 0) AS hide,
       coalesce(sum(c.undecided), 0) AS undecided, coalesce(sum(c.sensitive), 0) AS sensitive,
       coalesce(sum(s.sync = 'enabled' AND n.field IS NOT NULL), 0) AS enabled
FROM (SELECT c.made_for, c.made_as, min(r.proposed = 'hide') AS hide,
             max(coalesce(NOT u.answered, 0)) AS undecided,
             max(v.field IS NOT NULL) AS sensitive
      FROM created_field c
      JOIN report_dictionary r ON r.object = c.object AND r.field = c.field
      LEFT JOIN report_undecided u ON u.object = c.object AND u.field = c.field
      LEFT JOIN sensitive_field v ON v.object = c.object AND v.field = c.field
      GROUP BY c.made_for, c.made_as) AS c
JOIN synced_object s ON s.object = c.made_for
LEFT JOIN newly_created n ON n.object = c.made_for AND n.field = c.made_as;
