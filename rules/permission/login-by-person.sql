-- id: login-by-person
-- title: Somebody logs in as the sync user in a browser
-- severity: medium
-- basis: observed
-- category: permission
-- practice: 7
-- needs: logins
-- catalogue: PERM-18
-- action: Keep the sync user to Marketo alone
-- place: user
-- who: salesforce
-- why: What a person does as the sync user looks like Marketo's doing, and changes it makes itself are not synced back.
-- fix: Give that person a user of their own. Set API Only User on the sync user once no browser log-in is needed.
-- risk: With API Only User nobody can log in to Setup as this user; connect Marketo first.
-- undo: Clear API Only User.
-- param: most = 2 | browser log-ins in 30 days that setting up explains
SELECT NULL AS object, NULL AS field,
       printf('%d browser log-ins in 30 days, the newest on %s', count(*), substr(max(time), 1, 10)) AS message,
       json_object('logins', count(*), 'newest', max(time)) AS evidence
FROM login WHERE application = 'Browser'
HAVING count(*) > :most
