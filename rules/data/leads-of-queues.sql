-- id: leads-of-queues
-- title: Leads that a queue owns
-- severity: info
-- basis: observed
-- category: data
-- practice: 4
-- needs: data usage
-- catalogue: DATA-13
-- action: Nothing to change: check mails that are sent in the owner's name
-- who: marketo
-- param: share = 10 | percent of the leads that queues may own
-- why: A queue has no name, address or phone. Marketo's Lead Owner fields are empty for these people, and tokens that use them show
--   their default or nothing.
-- fix: Give {{lead.Lead Owner …}} tokens a default value, and look at who the sender of such mails is.
-- risk: None.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-lead-queue
SELECT d.object, NULL AS field,
       printf('queues own %,d of %,d leads (%.0f %%)', d.records, u.records, 100.0 * d.records / u.records) AS message,
       json_object('of_queues', d.records, 'leads', u.records) AS evidence
FROM data_fact d JOIN usage_object u ON u.object = d.object
WHERE d.fact = 'queue of Lead' AND 100.0 * d.records > :share * u.records
