-- id: synced-without-why
-- title: Fields that sync without a reason
-- severity: low
-- category: governance
-- practice: 10
-- needs: describe decisions
-- catalogue: GOV-03
-- action: Write down why these fields sync, or decide that they need not
-- who: marketo
-- why: Every field that syncs costs space in Marketo, sync time and attention, and cannot be deleted there. What nobody can give a
--   reason for is the first to hide, and the first thing the next person asks about.
-- fix: Fill in "Marketing needs it" and "Why synced" on the Data dictionary sheet, and import the workbook.
-- risk: None.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync
SELECT s.object, NULL AS field,
       printf('%d of %d custom fields that sync have no reason written down', sum(coalesce(d.why, '') = ''), count(*)) AS message,
       json_object('fields', count(*), 'without_reason', sum(coalesce(d.why, '') = ''),
                   'undecided', sum(coalesce(d.needs, '') = '')) AS evidence
FROM synced_field s
LEFT JOIN field_decision d ON d.object = s.object AND d.field = s.field
WHERE s.custom AND NOT s.marketo_field AND NOT s.contact_copy
  AND coalesce(d.needs, '') <> 'no'
GROUP BY s.object
HAVING sum(coalesce(d.why, '') = '') > 0
