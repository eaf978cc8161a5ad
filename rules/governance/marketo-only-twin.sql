-- id: marketo-only-twin
-- title: Marketo has a field of its own with the label of a Salesforce field
-- severity: low
-- basis: possible
-- category: governance
-- practice: 2
-- needs: describe marketo_field_list
-- catalogue: GOV-06
-- action: Put right in Marketo what works against the sync
-- who: marketo
-- why: Two fields carry one label, and the sync fills only one of them. Forms and imports may write the other, whose values never reach
--   Salesforce.
-- fix: Find out which is meant (Used By of both). Move the values and the uses to the field that syncs, and hide the other in Marketo; or
--   have Marketo support map the field that is there to Salesforce's.
-- risk: Smart lists and forms that use the other field show nothing until they are moved.
-- undo: Unhide the field.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/administration/field-management/hide-and-unhide-a-field
SELECT f.object, f.field, i.name AS subject,
       printf('"%s" is also a field of Marketo''s own, %s, which the sync does not fill', f.label, i.name)
           || coalesce('; it has ' || sum(u.uses) || iif(sum(u.uses) = 1, ' use', ' uses'), '') AS message,
       json_object('marketo_field', i.name, 'label', min(i.label), 'uses', coalesce(sum(u.uses), max(n.none))) AS evidence,
       CASE WHEN sum(u.active) > 0 THEN 'medium' END AS severity
FROM marketo_no_use n, synced_field f
JOIN marketo_instance_field i ON lower(trim(i.label)) = lower(trim(f.label)) AND i.crm_managed = 0
     AND CASE f.object WHEN 'Opportunity' THEN i.object = 'opportunity' WHEN 'Account' THEN i.object IN ('company', 'lead')
                       ELSE i.object = 'lead' END
LEFT JOIN (SELECT marketo_object, rest_name, count(*) AS uses, sum(active) AS active FROM marketo_use GROUP BY 1, 2) AS u
       ON u.marketo_object = i.object AND u.rest_name = i.rest_name
WHERE f.custom AND NOT f.ignored AND NOT f.contact_copy AND f.object IN (SELECT object FROM main_object)
  AND NOT EXISTS (SELECT 1 FROM marketo_map m WHERE m.marketo_object = i.object AND m.rest_name = i.rest_name)
  -- Lead's field says it for its twin.
  AND NOT (f.object = 'Contact' AND EXISTS (SELECT 1 FROM twin t WHERE t.object = 'Contact' AND t.field = f.field))
-- A company's field that the description of people has too is one.
GROUP BY f.object, f.field, i.name
