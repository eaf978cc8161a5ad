-- id: waiver-expired
-- title: Waiver that has expired
-- severity: medium
-- category: governance
-- practice: 10
-- needs: waivers
-- catalogue: none
-- action: Renew or remove these waivers
-- who: both
-- why: A waiver accepts findings for a time. The time is over, and what it accepted counts again.
-- fix: Look at the findings again. Fix them and remove the waiver from waivers.yaml, or give it a later day with today's reason.
-- risk: None.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync
SELECT NULL AS object, NULL AS field, subject,
       printf('the waiver for %s expired on %s, and %s: %s', subject, max(expires),
              CASE max(matched) WHEN 0 THEN 'what it was for is gone' WHEN 1 THEN '1 finding is open again'
                                ELSE printf('%d findings are open again', max(matched)) END, max(reason)) AS message,
       json_object('expired', max(expires), 'owner', max(owner), 'ticket', max(ticket), 'findings', max(matched)) AS evidence
FROM (SELECT *, trim(coalesce(rule || ' ', '') || coalesce(object || ' ', '') || coalesce(field || ' ', '')
                     || coalesce(pattern || ' ', '') || coalesce(fingerprint, '')) AS subject
      FROM waiver WHERE expired)
GROUP BY subject
