-- id: marketo-field-gone
-- title: Marketo field of Salesforce that is no longer there
-- severity: low
-- category: governance
-- practice: 7
-- needs: describe marketo_field_list
-- catalogue: GOV-05
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- why: Marketo keeps a field whose Salesforce field is gone or hidden, with the values of its last day.
-- fix: In Marketo, Admin > Field Management, Field Actions > Hide Field. Marketo allows it once no asset, not even an archived one, uses
--   the field (Used By names them).
-- risk: Where Setup could not be read, the field may only be hidden from the sync user: ask before anything is built anew.
-- undo: Unhide the field.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/administration/field-management/hide-and-unhide-a-field
WITH gone AS MATERIALIZED (
    -- A company's field that the description of people has too is one.
    SELECT f.object, f.rest_name, f.label, iif(f.object = 'opportunity', 'opportunity.', '') || f.name AS name
    FROM marketo_instance_field f
    WHERE f.crm_managed AND f.object IN ('lead', 'company', 'opportunity') AND NOT coalesce(f.hidden, 0)
      AND (f.custom OR coalesce(f.soap_name, f.rest_name) REGEXP '(?i)__c(?:_(?:lead|contact|account))?$')
      AND NOT EXISTS (SELECT 1 FROM marketo_map m WHERE m.marketo_object = f.object AND m.rest_name = f.rest_name)
      AND NOT EXISTS (SELECT object FROM main_object EXCEPT SELECT object FROM synced_object)
),
used AS MATERIALIZED (
    SELECT name, count(*) AS uses, sum(active) AS active,
           group_concat(CASE WHEN place <= 3 THEN text END, ', ') || iif(count(*) > 3, printf(' and %d more', count(*) - 3), '') AS assets
    FROM (SELECT g.name, u.active, printf('%s "%s"', u.type, u.asset) AS text,
                 row_number() OVER (PARTITION BY g.name ORDER BY u.active DESC, u.type, u.asset, u.place) AS place
          FROM gone g JOIN marketo_use u ON u.marketo_object = g.object AND u.rest_name = g.rest_name ORDER BY g.name, place)
    GROUP BY name
)
SELECT NULL AS object, NULL AS field, g.name AS subject,
       printf('Marketo''s %s (%s) is one of the sync''s, and no such field of Salesforce is visible', g.label, g.name)
           || coalesce('; used by ' || u.assets, iif(n.none = 0, '; no use found' || n.beside, '')) AS message,
       json_object('marketo_field', g.name, 'label', g.label, 'uses', coalesce(u.uses, n.none), 'active_uses', coalesce(u.active, n.none))
           AS evidence,
       CASE WHEN u.active > 0 THEN 'medium' END AS severity
FROM marketo_no_use n, (SELECT name, label, max(object) FROM gone GROUP BY name) AS g -- the label that people have
LEFT JOIN used u ON u.name = g.name
