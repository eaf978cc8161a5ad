-- id: decision-review-due
-- title: Decisions due for review
-- severity: low
-- category: governance
-- practice: 10
-- needs: decisions
-- catalogue: none
-- action: Review the decisions whose day has come
-- who: both
-- why: A decision to keep something answers its findings until the day it is to be reviewed. Afterwards they are open again.
-- fix: Look at the decisions of these fields again; confirm them with a later day in "Review by" (2027-03-01), or change them.
-- risk: None.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync
SELECT object, NULL AS field,
       substr(iif(due, printf('; %d decision%s to be reviewed by now (%s)', due, iif(due = 1, ' was', 's were'), due_on), '')
              || iif(unreadable, printf('; %d day%s to review by cannot be read (%s)', unreadable, iif(unreadable = 1, '', 's'),
                                        unreadable_on), ''), 3) AS message,
       json_object('due', due, 'unreadable', unreadable) AS evidence
FROM (
    SELECT object, coalesce(sum(overdue), 0) AS due, sum(day IS NULL) AS unreadable,
           group_concat(CASE WHEN overdue AND position <= 10 THEN name END, ', ') AS due_on,
           group_concat(CASE WHEN day IS NULL THEN name || ': ' || substr(review_by, 1, 40) END, ', ') AS unreadable_on
    FROM (SELECT object, field AS name, review_by, day, overdue,
                 row_number() OVER (PARTITION BY object, overdue ORDER BY field) AS position
          FROM field_decision WHERE review_by <> ''
          UNION ALL
          SELECT nullif(object, ''), action, review_by, day, overdue, 1 FROM action_decision WHERE review_by <> '')
    GROUP BY object
)
WHERE due + unreadable > 0
