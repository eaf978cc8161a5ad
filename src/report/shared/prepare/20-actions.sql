-- Actions in words, as several sheets show them.

CREATE TEMP TABLE IF NOT EXISTS report_who (who TEXT PRIMARY KEY, label TEXT NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO report_who VALUES
    ('salesforce', 'Salesforce admin'), ('marketo', 'Marketo admin'), ('both', 'Both admins');

-- What is changed: the fields, else the objects.
CREATE TEMP TABLE IF NOT EXISTS report_action AS
SELECT a.rank, a.severity, a.severity_rank, w.label AS who, a.action, a.place, a.link,
       coalesce(a.object, (SELECT group_concat(value, ', ') FROM json_each(a.objects))) AS object,
       (SELECT group_concat(value, ', ') FROM
            (SELECT value FROM json_each(CASE WHEN a.field_count > 0 THEN a.fields ELSE a.objects END) ORDER BY key LIMIT 4))
           || CASE WHEN max(a.field_count, json_array_length(a.objects) * (a.field_count = 0)) > 4
                   THEN printf(' and %d more', max(a.field_count, json_array_length(a.objects) * (a.field_count = 0)) - 4)
                   ELSE '' END AS names,
       a.fields, a.field_count, a.reasons, a.why, a.fix, a.risk, a.undo, a.findings, a.otherwise,
       CASE WHEN c.closes = json_array_length(a.findings) THEN 'writes this'
            WHEN c.closes > 0 THEN printf('writes a part: %d of %d findings', c.closes, json_array_length(a.findings)) END AS written
FROM action a JOIN report_who w ON w.who = a.who
LEFT JOIN (SELECT a.rank, count(*) AS closes
           FROM action a, json_each(a.findings) AS f JOIN fix_closes c ON c.fingerprint = f.value GROUP BY a.rank) AS c ON c.rank = a.rank
ORDER BY a.rank;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_action_rank ON report_action (rank);
