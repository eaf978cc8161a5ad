-- id: access-changed-lately
-- title: The sync user's profile or sets were changed lately
-- severity: low
-- basis: observed
-- category: governance
-- practice: 7
-- needs: permissions audit_trail
-- catalogue: GOV-02
-- action: Look through what was changed on the sync user's profile and sets
-- place: permissions
-- who: salesforce
-- param: days = 90 | days to look back
-- param: exempt = '^$' | regular expression of user names whose changes are known
-- why: Each change of the profile or a set changes what Marketo sees. What nobody agreed on shows here before somebody misses a field.
-- fix: Ask each of them for the ticket behind it. Take back what nobody asked for.
-- risk: What is taken back may be in use meanwhile: compare two audits first (syncaudit diff).
-- undo: Make the change again.
WITH changed AS (
    -- Salesforce's sentences name a profile and a set by label; one whose name is an everyday word is found where it stands for itself.
    SELECT c.name, s.id, s.user, s.time, s.text
    FROM container c
    -- A longer label that begins alike is another one's.
    JOIN setup_change s ON s.text REGEXP '(?i)(?<!\w)\Q' || replace(c.name, '\E', '')
                                         || '\E(?=\s*(?:$|[:,;.''"(]|\s(?:from|to|was|for|by|in|on)\b))'
         AND (s.text REGEXP '(?i)\b(profile|permission set)' OR s.action REGEXP '(?i)^(PermSet|profile|changedprofile)')
    WHERE c.state = 'active' AND substr(s.time, 1, 19) >= substr(strftime('%Y-%m-%dT%H:%M:%S', :now, '-' || :days || ' days'), 1, 19)
      AND (s.user IS NULL OR s.user NOT REGEXP :exempt)
)
SELECT NULL AS object, NULL AS field, name AS subject,
       printf('%d change%s of %s in %d days%s; the last on %s: %s', count(DISTINCT id),
              iif(count(DISTINCT id) = 1, '', 's'), name, :days,
              (SELECT coalesce(', by ' || group_concat(user, ', ') FILTER (WHERE place <= 5)
                               || iif(count(*) > 5, printf(' and %d more', count(*) - 5), ''), '')
               FROM (SELECT user, row_number() OVER (ORDER BY user) AS place
                     FROM (SELECT DISTINCT o.user FROM changed o WHERE o.name = changed.name AND o.user IS NOT NULL) ORDER BY user)),
              substr(max(time), 1, 10),
              (SELECT o.text FROM changed o WHERE o.name = changed.name ORDER BY o.time DESC, o.id LIMIT 1)) AS message,
       json_object('changes', count(DISTINCT id), 'newest', max(time)) AS evidence
FROM changed GROUP BY name
