-- id: sensitive-data
-- title: Name says that the field holds sensitive data
-- severity: medium
-- basis: possible
-- category: field
-- practice: 7
-- needs: describe
-- catalogue: FLD-39
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: hide
-- param: pattern = '(?i)(?<![a-z])(?:ssn(?![a-z])|social[ _-]?security|national[ _-]?(?:insurance|id)(?![a-z])|passport[ _-]?(?:no|number|num|id|expiry|#)|tax(?:payer)?[ _-]?(?:id|identification|number|no)(?![a-z])|driver.?s?[ _-]?licen[cs]e|iban(?![a-z])|(?:bank|savings)[ _-]?(?:account|acct|details|routing)|routing[ _-]?(?:no|number)|credit[ _-]?card|cvv|salary|payroll|wages?(?![a-z])|medical|diagnos[ie]s|medication|disabilit(?:y|ies)|health[ _-]?(?:condition|insurance|record)|ethnicity|religion|sexual[ _-]?orientation|criminal[ _-]?record|password)' | regular expression that a label or API name of a sensitive field matches
-- param: harmless = '(?i)tax[ _-]?exempt|bank[ _-]?holiday|medical[ _-]?(?:device|practice|director|school|group|center|specialty)|salary[ _-]?survey|payroll[ _-]?(?:provider|software|system|vendor)|insurance[ _-]?provider|password[ _-]?reset' | regular expression of names that only look like it
-- why: What the sync user can see leaves for Marketo, and a Marketo field cannot be deleted.
-- fix: Clear Visible for the sync user before Sync Fields is pressed. If marketing needs a yes or no, sync a checkbox that
--   says only that.
-- risk: A name is only a hint; look at what is filled in. If the field has synced before, its values stay in Marketo and
--   have to be cleared there.
-- undo: Tick Visible again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-3-of-3-connect-marketo-and-salesforce-enterprise-unlimited
SELECT object, field,
       CASE WHEN encrypted THEN printf('"%s" is encrypted in Salesforce, and the sync user can see it', label)
            ELSE printf('"%s" sounds like sensitive data, and the sync user can see it', label)
       END AS message,
       json_object('label', label, 'type', type, 'encrypted', encrypted) AS evidence
FROM synced_field
WHERE custom AND NOT contact_copy AND NOT marketo_field AND type <> 'boolean'
  AND (encrypted OR type = 'encryptedstring' OR label || char(10) || replace(field, '__c', '') REGEXP :pattern)
  AND label || char(10) || field NOT REGEXP :harmless
