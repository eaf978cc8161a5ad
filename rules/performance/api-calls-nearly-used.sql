-- id: api-calls-nearly-used
-- title: The org's API calls are nearly used up
-- severity: high
-- basis: observed
-- category: performance
-- practice: 8
-- needs: identity
-- catalogue: PERF-12
-- action: Make room in the org's API calls
-- who: salesforce
-- param: share = 80 | percent of the calls of 24 hours that may be used
-- why: When the org's calls of 24 hours are used up, the sync stops with REQUEST_LIMIT_EXCEEDED, and starts again with a backlog.
--   Looking for changes alone takes the sync about 7,200 calls a day.
-- otherwise: The sync stops when the calls of the day are used up.
-- fix: Setup > Company Information shows the limit, and the usage by app shows who uses it. Let integrations use the Bulk API, or
--   buy more calls.
-- risk: What an integration asks for less often is there later.
-- undo: Let it ask as before.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors
SELECT NULL AS object, NULL AS field,
       printf('%,d of the org''s %,d API calls of 24 hours were used when the audit ended (%.0f %%)', api_used, api_limit,
              100.0 * api_used / api_limit) AS message,
       json_object('used', api_used, 'limit', api_limit, 'by_this_audit', calls) AS evidence
FROM audit WHERE api_limit > 0 AND 100.0 * api_used > :share * api_limit
