-- id: custom-object-large
-- title: Custom object that is large or moves much
-- severity: medium
-- basis: observed
-- category: object
-- practice: 9
-- needs: usage
-- catalogue: OBJ-06
-- action: Sync the custom object only if marketing needs it, and then only in part
-- who: both
-- param: records = 1000000 | records that make an object large
-- param: daily = 50000 | records touched a day that are much
-- why: Its first load and its changes stand in the same queue as leads and contacts.
-- fix: Ask whether a few fields on Lead or Contact would do. Else sync it outside business hours first, and let only records be
--   made that marketing looks at.
-- risk: Smart lists over the object need its records in Marketo.
-- undo: Enable the object in Marketo again (Admin > Salesforce Objects Sync).
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-custom-object-sync
SELECT e.object, NULL AS field,
       printf('%,d records', e.records)
           || CASE WHEN e.stamped_day > 0 THEN printf(', %,d touched on an average day', CAST(round(e.stamped_day) AS INTEGER)) ELSE '' END
           || printf(': its first load takes at least %,d API calls', (e.records + 199) / 200) AS message,
       json_object('records', e.records, 'touched_a_day', e.stamped_day) AS evidence,
       CASE WHEN NOT s.fields_sync THEN 'info' END AS severity
FROM object_evidence e JOIN synced_object s ON s.object = e.object
WHERE e.object GLOB '*__c' AND (e.records >= :records OR e.stamped_day >= :daily)
