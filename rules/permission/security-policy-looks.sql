-- id: security-policy-looks
-- title: A security policy looks at what the sync does
-- severity: medium
-- basis: possible
-- category: permission
-- practice: 4
-- needs: security_policy
-- catalogue: PERF-21
-- action: Exempt the sync user from the transaction security policy
-- who: salesforce
-- why: A policy on log-ins, API calls or bulk results can block what the sync does, or ask it for a second factor: then records fail with
--   TXN_SECURITY_NO_ACCESS, or nothing syncs.
-- fix: Setup, Transaction Security Policies: see what its condition and its action are. Where it blocks or asks for more, leave the sync user
--   out by name.
-- risk: What the policy guards against it no longer sees where the sync user is concerned.
-- undo: Take the exemption out again.
-- docs: https://help.salesforce.com/s/articleView?id=sf.enhanced_transaction_security_policies.htm
SELECT NULL AS object, NULL AS field, api_name AS subject,
       printf('transaction security policy ''%s'' looks at %s: whether it lets the sync pass, its condition tells', name,
              CASE event WHEN 'LoginEvent' THEN 'log-ins' WHEN 'ApiEvent' THEN 'API calls' ELSE 'bulk results' END) AS message,
       json_object('event', event) AS evidence
FROM security_policy
WHERE event IN ('LoginEvent', 'ApiEvent', 'BulkApiResultEvent', 'BulkApiResultEventStore')
