SELECT a.org_name, a.sandbox, v.version, a.tool_version AS fetched_by, a.api_version, a.scope, a.partial, v.verdict, v.critical, v.high,
       v.medium, v.low, v.info, v.waived, v.ran AS rules_ran, v.rules, v.errors AS rules_broken, a.calls AS api_calls, a.api_used,
       a.api_limit, a.user_id AS sync_user_id
FROM audit a, verdict v
