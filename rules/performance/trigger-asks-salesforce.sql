-- id: trigger-asks-salesforce
-- title: Trigger campaign that asks Salesforce for each person
-- severity: medium
-- category: performance
-- practice: 3
-- needs: smart_campaign
-- catalogue: none
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- why: In a trigger campaign such a step is an API call of its own, at once, before the sync's cycle; a batch campaign takes up to 200
--   people in one.
-- fix: Let the trigger campaign only mark the people, and run the step in a recurring batch campaign over those who are marked.
-- risk: Sales sees the person with the next batch, not at once: leave what must be seen within minutes.
-- undo: Move the step back.
-- docs: https://experienceleague.adobe.com/en/docs/experience-cloud-kcs/kbarticles/ka-28190 https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/sync-person-to-sfdc
SELECT NULL AS object, NULL AS field, c.id AS subject,
       printf('trigger campaign "%s"%s runs %s for each person at once; ', c.name, iif(c.program = '', '', ' of ' || c.program), c.calling)
           || coalesce((SELECT printf('batch campaign "%s" does so already, for up to 200 in a call',
                                      substr(min((b.program <> c.program) || b.name), 2)) -- one of its program first
                        FROM marketo_campaign b
                        WHERE b.kind = 'batch' AND b.active AND EXISTS (
                            SELECT 1 FROM marketo_campaign_step s JOIN marketo_campaign_step t ON t.step = s.step AND t.calls
                            WHERE s.campaign = b.id AND t.campaign = c.id)
                        HAVING count(*) > 0),
                       'a recurring batch campaign takes up to 200 in a call') AS message,
       json_object('campaign', c.name, 'steps', c.calling, 'link', c.link) AS evidence
FROM marketo_campaign c
WHERE c.kind = 'trigger' AND c.active AND c.calling IS NOT NULL
