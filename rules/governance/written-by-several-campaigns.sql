-- id: written-by-several-campaigns
-- title: Several campaigns write one field
-- severity: low
-- basis: possible
-- category: governance
-- practice: 7
-- needs: smart_campaign marketo_field_list
-- catalogue: none
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- param: exempt = '(?i)^mkto' | regular expression of API names left alone
-- why: Whichever campaign runs last wins, and Salesforce gets each of the values on the way.
-- fix: Let one campaign write the field, and the others ask it to (Request Campaign); or say in each which values it may replace.
-- risk: Campaigns that are ordered on purpose need nothing.
-- undo: Put the steps back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/change-data-value
SELECT u.object, u.field,
       printf('%d active campaigns write it: %s%s', u.campaigns, u.names,
              iif(u.campaigns > 5, printf(' and %d more', u.campaigns - 5), '')) AS message,
       json_object('campaigns', u.campaigns, 'marketo_field', u.marketo_field) AS evidence
FROM (
    SELECT object, field, min(marketo_field) AS marketo_field, count(*) AS campaigns,
           group_concat(name, ', ') FILTER (WHERE place <= 5) AS names
    FROM (SELECT u.object, u.field, min(u.marketo_field) AS marketo_field, printf('"%s"', u.asset) AS name,
                 row_number() OVER (PARTITION BY u.object, u.field ORDER BY u.asset, u.id) AS place
          FROM marketo_use u
          JOIN marketo_instance_field i ON i.object = u.marketo_object AND i.rest_name = u.rest_name
          WHERE u.writes AND u.active AND u.type = 'smart campaign' AND u.match IN ('exact', 'likely')
            AND i.type <> 'score' -- scores are added to
          GROUP BY u.object, u.field, u.id
          ORDER BY u.object, u.field, place)
    GROUP BY object, field
) AS u
WHERE u.campaigns >= 2 AND u.object IN ('Lead', 'Contact') AND u.field NOT REGEXP :exempt
