-- sheet: Orgs
-- order: 10
-- tab: #1F4E79
-- summary: Each org as its last audit shows it, judged by today's rules; those that need somebody first
-- freeze: 1
-- column: Org | 32
-- column: What is the matter | 40 | wrap
-- column: Verdict | 12 | status
-- column: Report | 12 | link
-- column: Last audit | 24
-- column: Hours ago | 10 | number
-- column: Critical | 11 | number
-- column: High | 9 | number
-- column: Medium | 11 | number
-- column: New | 9 | number
-- column: Gone | 9 | number
-- column: Undecided fields | 12 | number
-- column: Waivers that expire | 12 | number
-- column: Sandbox | 9 | yesno
-- column: Sync user | 30
-- column: Org id | 20
SELECT coalesce(org_name, org_id, folder), matter, verdict, report, time, age, critical, high, medium, new, gone, undecided, expiring,
       sandbox, sync_user, org_id
FROM fleet_status ORDER BY number
