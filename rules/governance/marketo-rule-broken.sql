-- id: marketo-rule-broken
-- title: Marketo calls a rule broken
-- severity: medium
-- category: governance
-- practice: 7
-- needs: smart_list|smart_campaign
-- catalogue: none
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- why: A rule that names what is no longer there holds nobody, or everybody. A campaign with one does not run, or runs for the wrong
--   people.
-- fix: Open the asset; the rule is marked red. Choose what took the place of what it names, or take the rule out.
-- risk: Whom the list holds changes with the rule.
-- undo: Put the rule back from the asset's history.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/understanding-smart-list-warnings
SELECT NULL AS object, NULL AS field, b.type || ' ' || b.id AS subject,
       printf('%s "%s" has %d broken rule%s: %s', b.type, b.asset, b.rules, iif(b.rules = 1, '', 's'), coalesce(b.steps, b.fields))
           AS message,
       json_object('asset', b.asset, 'rules', b.rules, 'names', b.fields, 'link', b.link) AS evidence,
       CASE WHEN NOT b.active THEN 'low' END AS severity
FROM marketo_broken_rule b
