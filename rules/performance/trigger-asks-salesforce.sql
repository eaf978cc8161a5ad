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
WITH batch AS MATERIALIZED ( -- what asks at once, and the first batch campaign of each program that does the same
    SELECT s.step, b.program, min(b.name) AS name
    FROM marketo_campaign b JOIN marketo_campaign_step s ON s.campaign = b.id AND s.calls
    WHERE b.kind = 'batch' AND b.active
    GROUP BY s.step, b.program
),
anywhere AS MATERIALIZED (
    SELECT step, min(name) AS name FROM batch GROUP BY step
)
SELECT NULL AS object, NULL AS field, c.id AS subject,
       printf('trigger campaign "%s"%s runs %s for each person at once; ', c.name, iif(c.program = '', '', ' of ' || c.program), c.calling)
           || coalesce('batch campaign "' || coalesce(min(b.name), min(a.name)) || '" does so already, for up to 200 in a call',
                       'a recurring batch campaign takes up to 200 in a call') AS message,
       json_object('campaign', c.name, 'steps', c.calling, 'link', c.link) AS evidence
FROM marketo_campaign c
JOIN marketo_campaign_step s ON s.campaign = c.id AND s.calls
LEFT JOIN batch b ON b.step = s.step AND b.program = c.program
LEFT JOIN anywhere a ON a.step = s.step
WHERE c.kind = 'trigger' AND c.active
GROUP BY c.id
