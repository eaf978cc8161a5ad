-- id: what-fails-today
-- title: Records fail in the sync today
-- severity: high
-- basis: observed
-- category: performance
-- practice: 4
-- needs: errors
-- catalogue: PERF-16
-- action: Mend what the sync errors name
-- who: both
-- param: often = 50 | failures of one kind that are worth a decision when the sync itself would get over them
-- why: Each failed record is one that Marketo and Salesforce disagree on; handling errors slows the sync for all the others.
-- fix: Sheet Errors has each kind with its cause and what mends it; begin with the most frequent.
-- risk: Mending a validation rule or a right changes it for everybody it applies to.
-- undo: Take the change back; failed records are sent again when they change next.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT e.object, e.field,
       printf('%,d failure%s%s: %s%s%s', e.failures, iif(e.failures = 1, '', 's'),
              CASE WHEN e.first_day IS NULL THEN '' WHEN e.first_day = e.last_day THEN ' on ' || e.first_day
                   ELSE ' from ' || e.first_day || ' to ' || e.last_day END,
              CASE WHEN k.kind IS NOT NULL THEN e.code
                   WHEN e.code <> 'unknown' THEN e.code || ', a code without a known cause: ' || substr(e.sample, 1, 200)
                   WHEN e.texts = 1 THEN 'a text that is not known: ' || substr(e.sample, 1, 200)
                   ELSE printf('%,d texts that are not known, such as: ', e.texts) || substr(e.sample, 1, 200) END,
              CASE WHEN e.named_field IS NULL OR e.field IS NOT NULL THEN '' ELSE ' (' || e.named_field || ')' END,
              coalesce(', ' || k.cause, '')) AS message,
       json_object('code', e.code, 'kind', e.kind, 'effect', k.effect, 'failures', e.failures, 'kinds_of_text', e.texts,
                   'first_day', e.first_day, 'last_day', e.last_day, 'foretold_by', nullif(k.rule, '')) AS evidence,
       x.severity,
       iif(e.kind = 'unknown', e.code, e.kind) || coalesce(' ' || CASE WHEN e.field IS NULL THEN e.named_field END, '') AS subject,
       -- The change that the rule which foretold it asks for, if it asks for one: one cause is one action.
       coalesce((SELECT r.action FROM rule_result r WHERE r.id = k.rule AND r.severity <> 'info' AND e.object IS NOT NULL), k.fix,
                'Look at the text, and ask Salesforce or Marketo what it means') AS action,
       k.who
FROM (SELECT c.code, c.kind, f.object, f.field, f.named_field, sum(c.failures) AS failures, count(*) AS texts,
             min(c.first_day) AS first_day, max(c.last_day) AS last_day, min(c.details) AS sample
      FROM marketo_error_class c JOIN marketo_error_field f ON f.error = c.rowid
      GROUP BY c.code, c.kind, f.object, f.field, f.named_field) AS e
LEFT JOIN reference_error_kind k ON k.kind = e.kind
LEFT JOIN reference_error_effect x ON x.effect = k.effect
WHERE k.effect IS NOT 'passes' OR e.failures >= :often
