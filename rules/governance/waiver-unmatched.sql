-- id: waiver-unmatched
-- title: Waiver that matches nothing
-- severity: low
-- category: governance
-- practice: 10
-- needs: waivers
-- catalogue: none
-- action: Renew or remove these waivers
-- who: both
-- why: What the waiver was for is fixed, was renamed, or was never written as the finding has it. A waiver that waits for a finding
--   may hide another one some day.
-- fix: Remove it from waivers.yaml, or correct it: the findings sheet has the fingerprints.
-- risk: None.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync
SELECT NULL AS object, NULL AS field, subject,
       printf('the waiver for %s matches no finding%s: %s', subject, coalesce(' (did you mean ' || max(meant) || '?)', ''), max(reason))
           AS message,
       json_object('owner', max(owner), 'ticket', max(ticket)) AS evidence
FROM (SELECT *, trim(coalesce(rule || ' ', '') || coalesce(object || ' ', '') || coalesce(field || ' ', '')
                     || coalesce(pattern || ' ', '') || coalesce(fingerprint, '')) AS subject,
             coalesce((SELECT id FROM (SELECT id, min(edits(w.rule, id)) AS wrong FROM rule_result) WHERE wrong > 0),
                      (SELECT object FROM (SELECT object, min(edits(w.object, object)) AS wrong FROM object WHERE state <> 'not_there')
                       WHERE wrong > 0 AND w.object NOT IN (SELECT object FROM main_object)),
                      (SELECT field FROM (SELECT field, min(edits(w.field, field)) AS wrong FROM field WHERE object = w.object)
                       WHERE wrong > 0)) AS meant
      FROM waiver w
      WHERE NOT expired AND matched = 0
        -- What was not looked at cannot be missed: its rule did not run, its object was not read.
        AND NOT EXISTS (SELECT 1 FROM rule_result r
                        WHERE r.id = coalesce(w.rule, substr(w.fingerprint, 1, instr(replace(w.fingerprint, '#', ':') || ':', ':') - 1))
                          AND r.status IN ('skipped', 'error'))
        AND NOT EXISTS (SELECT 1 FROM object o
                        WHERE o.state <> 'ok'
                          AND (o.object = w.object
                               OR w.fingerprint GLOB '*:' || o.object OR w.fingerprint GLOB '*:' || o.object || '[.#]*')))
GROUP BY subject
