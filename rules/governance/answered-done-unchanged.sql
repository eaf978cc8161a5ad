-- id: answered-done-unchanged
-- title: Answered done, and nothing has changed
-- severity: medium
-- category: governance
-- practice: 7
-- needs: describe decisions findings
-- catalogue: none
-- action: Look again at what was answered done
-- who: salesforce
-- why: Marketing counts on what the answer says. Somebody changed another profile or permission set than the sync user's, changed it
--   in a sandbox, or it was changed back.
-- fix: Make the change where the sync user gets its access from, or correct the answer.
-- risk: As that of the change itself.
-- undo: As that of the change itself.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/hide-a-salesforce-field-from-the-marketo-sync
SELECT object, field, subject, said || coalesce(' by ' || nullif(contact, ''), '') || ': ' || problem AS message,
       json_object('answered', changed, 'by', contact) AS evidence
FROM (
    SELECT d.object, d.field, '' AS subject, d.changed, d.salesforce_contact AS contact,
           CASE
               WHEN d.needs = 'no' AND seen.field IS NOT NULL THEN 'it was to be hidden, and the sync user still sees it'
               WHEN d.needs = 'yes' AND seen.field IS NULL AND o.state = 'ok'
                   THEN 'it was to be made visible, and the sync user does not see it'
               WHEN seen.field IS NOT NULL
                   THEN (SELECT printf('still found: %s', group_concat(rule, ', '))
                         FROM (SELECT DISTINCT f.rule FROM found f
                               WHERE f.object = d.object AND f.field = d.field AND f.who IN ('salesforce', 'both')
                                 AND NOT (f.who = 'both' AND d.needs = 'yes') -- what the answer did not have to change
                               ORDER BY f.rule)
                         HAVING count(*) > 0)
           END AS problem,
           'answered done' AS said
    FROM field_decision d
    JOIN object o ON o.object = d.object
    LEFT JOIN field seen ON seen.object = d.object AND seen.field = d.field
    WHERE d.answer = 'done'
    UNION ALL
    SELECT nullif(d.object, ''), NULL, d.action, d.changed, d.done_by,
           (SELECT printf('%d finding%s it was to close %s still there', count(*), iif(count(*) = 1, '', 's'),
                          iif(count(*) = 1, 'is', 'are'))
            FROM found f WHERE f.action = d.action AND (d.object = '' OR d.object = f.object) HAVING count(*) > 0),
           printf('"%s" was signed off as done', d.action)
    FROM action_decision d WHERE d.status = 'done'
) AS answered
WHERE problem IS NOT NULL AND changed < :now -- the snapshot is younger than the answer
