-- id: opt-out-differs
-- title: One address, opted out and not
-- severity: high
-- basis: observed
-- category: data
-- practice: 4
-- needs: data
-- catalogue: DATA-12
-- action: Opt out every record of an address that has opted out
-- place: records
-- who: both
-- param: addresses = 1 | addresses that are too few to matter
-- why: Somebody said no, and another record of the same address says nothing of it. Whichever record Marketo writes to next decides
--   whether the person is mailed.
-- otherwise: People who opted out may get mail to another record of theirs.
-- fix: Set Email Opt Out on all records of these addresses, and merge them. Let a flow copy an opt-out to the records of the same
--   address.
-- risk: An address that several people share is opted out for all of them: that is what the law asks for.
-- undo: Nothing to take back: a consent has to be asked for anew.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync
SELECT object, NULL AS field,
       printf('%,d address%s on records that are opted out and on records that are not', both_ways, iif(both_ways = 1, ' is', 'es are'))
           AS message,
       json_object('addresses', every, 'opted_out', opted_out, 'not_opted_out', others, 'both', both_ways) AS evidence
FROM (
    -- What is counted in both is counted twice.
    SELECT d.object, d.records AS every, o.records AS opted_out, n.records AS others, o.records + n.records - d.records AS both_ways
    FROM data_fact d
    JOIN data_fact o ON o.fact = 'addresses opted out of ' || d.object
    JOIN data_fact n ON n.fact = 'addresses not opted out of ' || d.object
    WHERE d.fact = 'addresses of ' || d.object
)
WHERE both_ways >= max(1, :addresses)
