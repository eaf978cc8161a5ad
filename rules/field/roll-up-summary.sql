-- id: roll-up-summary
-- title: Roll-up summary that syncs
-- severity: medium
-- category: field
-- practice: 3
-- needs: describe
-- catalogue: FLD-14
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: decide
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- why: Each change of a child record recalculates the parent and moves its SystemModstamp, so the parent is queued for the
--   sync; a change of an account is applied to every one of its contacts.
-- fix: Ask marketing whether the number is used. If not, clear Visible for the sync user; the record is then skipped, which
--   is much quicker than an update.
-- risk: The Marketo field keeps its last value: look at "Used By" in Marketo first, then hide it there too.
-- undo: Tick Visible again; values arrive as records are next updated.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/hide-a-salesforce-field-from-the-marketo-sync
SELECT object, field,
       printf('roll-up summary (%s): child records that change queue the %s for the sync', type, object) AS message,
       json_object('type', type) AS evidence
FROM synced_field
WHERE roll_up AND field NOT REGEXP :exempt
