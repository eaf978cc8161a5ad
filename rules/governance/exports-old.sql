-- id: exports-old
-- title: Marketo's exports are old
-- severity: low
-- category: governance
-- practice: 4
-- needs: errors|sync_status
-- catalogue: GOV-09
-- action: Export Sync Errors and Sync Status from Marketo anew
-- who: marketo
-- param: days = 7 | days behind the last one that an export tells of
-- why: Marketo keeps sync errors for five days, and its links to exports for thirty. What failed since the last export is gone unless
--   somebody takes it in time.
-- fix: Let one person subscribe to Marketo's notifications on sync errors, and export both lists each week, before the audit.
-- risk: None.
-- undo: Nothing to undo.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT NULL AS object, NULL AS field, subject,
       printf('the last day that Marketo''s export of %s tells of is %s%s', subject, last_day,
              iif(basis IS NULL, '', ': nothing has failed since, or nobody has exported it since')) AS message,
       json_object('last_day', last_day, 'days', CAST(julianday(date(:now)) - julianday(last_day) AS INTEGER)) AS evidence, basis
-- The sync works every few minutes: its status is as old as its last day. Errors may really have ended then.
FROM (SELECT 'Sync Status' AS subject, max(last_day) AS last_day, NULL AS basis FROM measured_throughput
      UNION ALL
      -- Beside a status that is fresh, nothing has failed.
      SELECT 'Sync Errors', max(last_day), 'possible' FROM marketo_error_class
      WHERE NOT EXISTS (SELECT 1 FROM measured_throughput t WHERE julianday(date(:now)) - julianday(t.last_day) <= :days))
WHERE julianday(date(:now)) - julianday(last_day) > :days
