-- id: login-limited
-- title: The profile limits when or from where the sync user may log in
-- severity: high
-- category: permission
-- practice: 4
-- needs: login_limit
-- catalogue: PERM-21
-- action: Take the log-in hours from the sync user's profile, and let Marketo's addresses in
-- place: user
-- who: both
-- why: Outside the log-in hours nothing syncs, and each morning begins with a backlog. Address ranges that lack one of Marketo's refuse the
--   log-in on the day it comes from there.
-- fix: Setup, the profile of the sync user: empty Login Hours. Compare Login IP Ranges with the addresses that Marketo names, and add the
--   ones that are missing.
-- risk: A user without hours can log in at night, whoever has its password; ranges keep that to Marketo's addresses.
-- undo: Set the hours again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
WITH weekday (position, name) AS (
    VALUES (1, 'Monday'), (2, 'Tuesday'), (3, 'Wednesday'), (4, 'Thursday'), (5, 'Friday'), (6, 'Saturday'), (7, 'Sunday')
),
-- Minutes of the day, in the org's time zone. One without hours is closed, and so is one that ends when it begins: that is how Salesforce
-- says it (Help: View and Edit Login Hours in Profiles).
open AS (
    SELECT position, name, begins, ends
    FROM (SELECT w.position, w.name, CAST(json_extract(l.hours, '$.' || lower(w.name) || 'Start') AS INTEGER) AS begins,
                 CAST(json_extract(l.hours, '$.' || lower(w.name) || 'End') AS INTEGER) AS ends
          FROM login_limit l, weekday w)
    WHERE ends > begins
)
SELECT NULL AS object, NULL AS field, 'hours' AS subject,
       printf('log-in is allowed in certain hours only, by the org''s time zone: %s',
              (SELECT coalesce(group_concat(printf('%s %02d:%02d-%02d:%02d', name, begins / 60, begins % 60, ends / 60, ends % 60), ', '),
                               'never')
               FROM (SELECT * FROM open ORDER BY position))) AS message,
       json_object('minutes', (SELECT coalesce(sum(ends - begins), 0) FROM open)) AS evidence, NULL AS severity
FROM login_limit
WHERE EXISTS (SELECT 1 FROM json_each(hours) AS h WHERE h.value IS NOT NULL)
  AND (SELECT coalesce(sum(ends - begins), 0) FROM open) < 7 * 1440
UNION ALL
SELECT NULL, NULL, 'ranges',
       printf('log-in is allowed from %d range%s of addresses: all of Marketo''s have to be within', ranges, iif(ranges = 1, '', 's')),
       json_object('ranges', ranges), 'low'
FROM login_limit WHERE ranges > 0
