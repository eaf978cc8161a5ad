-- sheet: Access matrix
-- order: 57
-- tab: #70AD47
-- summary: Objects and what the sync user may do with their records, beside what the sync needs
-- only: SELECT 1 FROM container LIMIT 1
-- freeze: 1
-- column: Object | 28
-- column: Read | 9
-- column: Needs read | 12
-- column: Create | 9
-- column: Needs create | 12
-- column: Edit | 9
-- column: Needs edit | 12
-- column: Delete | 9
-- column: Needs delete | 12
-- column: View All | 9
-- column: Modify All | 10
-- column: View All Fields | 14
-- column: Granted by | 60 | wrap
-- column: Why | 50 | wrap
WITH word (value, text) AS (VALUES (1, 'Yes'), (0, 'No')),
need (object, needs_read, needs_create, needs_edit, needs_delete, why) AS (
    SELECT object,
           CASE needs_read WHEN 'campaigns' THEN iif(campaigns, 'yes', 'no') ELSE needs_read END,
           CASE needs_create WHEN 'campaigns' THEN iif(campaigns, 'yes', 'no') ELSE needs_create END,
           CASE needs_edit WHEN 'campaigns' THEN iif(campaigns, 'yes', 'no') ELSE needs_edit END,
           CASE needs_delete WHEN 'campaigns' THEN iif(campaigns, 'page', 'no') ELSE needs_delete END, why
    FROM reference_object_right,
         (SELECT EXISTS (SELECT 1 FROM synced_object_setting WHERE object = 'Campaign')
                 OR EXISTS (SELECT 1 FROM wanted_capability WHERE capability = 'campaigns') AS campaigns)
)
SELECT a.object,
       coalesce(r.text, 'unknown'), coalesce(replace(n.needs_read, 'page', 'set-up page'), iif(s.fields_sync, 'yes', 'no')),
       coalesce(c.text, 'unknown'), coalesce(replace(n.needs_create, 'page', 'set-up page'), 'no'),
       coalesce(e.text, 'unknown'), coalesce(replace(n.needs_edit, 'page', 'set-up page'), 'no'),
       coalesce(d.text, 'unknown'), coalesce(replace(n.needs_delete, 'page', 'set-up page'), 'no'),
       v.text, m.text, f.text,
       (SELECT group_concat(name, ', ') FROM (SELECT k.name FROM container k JOIN container_object g ON g.container = k.container
                                              WHERE k.state = 'active' AND g.object = a.object AND g.can_read ORDER BY k.name)),
       n.why
FROM computed_object_access a
LEFT JOIN need n ON n.object = a.object
LEFT JOIN synced_object s ON s.object = a.object
LEFT JOIN report_object o ON o.object = a.object
LEFT JOIN word r ON r.value = a.can_read
LEFT JOIN word c ON c.value = a.can_create
LEFT JOIN word e ON e.value = a.can_edit
LEFT JOIN word d ON d.value = a.can_delete
LEFT JOIN word v ON v.value = a.view_all
LEFT JOIN word m ON m.value = a.modify_all
LEFT JOIN word f ON f.value = a.view_all_fields
WHERE n.object IS NOT NULL OR a.can_read OR s.object IS NOT NULL
ORDER BY n.object IS NULL, o.position, a.object
