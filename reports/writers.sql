-- sheet: Who writes what
-- order: 47
-- tab: #5C4EC5
-- summary: Fields that Marketo's flows and forms, the sync or Salesforce's automation write: whose they are, and whether the sync user may
-- only: SELECT 1 FROM marketo_map LIMIT 1
-- freeze: 2
-- column: Object | 16
-- column: API name | 28
-- column: Sync user edits | 9 | yesno
-- column: Marketo flow | 40 | wrap
-- column: Marketo form | 40 | wrap
-- column: Marketo sync | 22
-- column: Salesforce automation | 40 | wrap
-- column: Match | 9
SELECT w.object, w.field, a.can_edit, w.flow, w.form, w.sync, w.automation, w.match
FROM (
    SELECT object, field, group_concat(name, '; ') FILTER (WHERE writer = 'Marketo flow') AS flow,
           group_concat(name, '; ') FILTER (WHERE writer = 'Marketo form') AS form,
           group_concat(name, '; ') FILTER (WHERE writer = 'Marketo sync') AS sync,
           group_concat(name || ' (names it)', '; ') FILTER (WHERE writer = 'Salesforce automation') AS automation,
           CASE min(grade) FILTER (WHERE writer IN ('Marketo flow', 'Marketo form'))
               WHEN 1 THEN 'exact' WHEN 2 THEN 'likely' WHEN 3 THEN 'guess' END AS match
    FROM (SELECT object, field, writer, name || iif(max(active), '', ' (not active)') AS name,
                 min(CASE match WHEN 'exact' THEN 1 WHEN 'likely' THEN 2 ELSE 3 END) AS grade
          FROM marketo_writer GROUP BY object, field, writer, id, name ORDER BY object, field, writer, name COLLATE NOCASE, name)
    GROUP BY object, field
) AS w
LEFT JOIN field_access a ON a.object = w.object AND a.field = w.field
LEFT JOIN report_object o ON o.object = w.object
-- What Salesforce alone writes concerns nobody here.
WHERE w.flow IS NOT NULL OR w.form IS NOT NULL OR w.sync IS NOT NULL
ORDER BY o.position, w.object, w.field
