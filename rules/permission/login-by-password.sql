-- id: login-by-password
-- title: The sync logs in with user name and password
-- severity: low
-- basis: possible
-- category: permission
-- practice: 7
-- needs: logins
-- catalogue: GOV-10
-- action: Let Marketo log in by OAuth
-- place: user
-- who: both
-- why: SOAP login() takes the password itself. Salesforce has left it out of API version 65 and later and ends it for the others
--   with Summer '27; a changed password or token stops the sync.
-- fix: Connect Marketo by OAuth 2.0 (Admin, Salesforce; Adobe's support switches an existing connection).
-- risk: While it is switched nothing syncs; the backlog is worked off afterwards.
-- undo: Connect with user name and password again, for as long as Salesforce allows it.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/log-in-using-oauth-2-0
SELECT NULL AS object, NULL AS field,
       printf('%d log-in%s by SOAP login() in 30 days, the newest on %s', count(*), iif(count(*) = 1, '', 's'),
              substr(max(time), 1, 10)) AS message,
       json_object('logins', count(*), 'newest', max(time)) AS evidence
FROM password_login
HAVING count(*) > 0
