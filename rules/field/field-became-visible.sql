-- id: field-became-visible
-- title: The sync user came to see it, and nobody has decided
-- severity: medium
-- basis: certain
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-28
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- why: An earlier audit did not see it, so a permission was given or a field was made since. The next sync cycle creates it in Marketo
--   for good, whether or not somebody wants it there.
-- fix: Ask who gave the permission or made the field whether marketing needs it. If not, clear Visible before the next cycle; if so, say so
--   on the Decide sheet, with the reason.
-- risk: A field that is hidden and wanted later comes without its values until the records are touched.
-- undo: Tick Visible again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync
WITH open AS (
    SELECT f.object, f.field, b.since, b.hidden
    FROM became_visible b
    JOIN synced_field f ON f.object = b.object AND f.field = b.field
    LEFT JOIN field_decision d ON d.object = f.object AND d.field = f.field
    WHERE NOT f.ignored AND NOT f.contact_copy AND f.field NOT REGEXP :exempt AND coalesce(d.needs, '') = ''
)
SELECT object, field, printf('visible since %s', substr(since, 1, 10)) AS message, json_object('since', since) AS evidence
FROM open WHERE NOT hidden
UNION ALL
-- An object that was hidden is one thing, however many fields it brings.
SELECT object, NULL, printf('the object is visible since %s, with %d %s nobody has decided on', substr(min(since), 1, 10), count(*),
                            iif(count(*) = 1, 'field that', 'fields that')), json_object('since', min(since), 'fields', count(*))
FROM open WHERE hidden GROUP BY object
