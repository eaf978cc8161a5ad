-- id: marketo-use-hidden
-- title: Used in Marketo and hidden from the sync user
-- severity: medium
-- category: field
-- practice: 2
-- needs: describe marketo_field_list
-- catalogue: FLD-27
-- action: Make these fields visible to the sync user
-- place: permissions
-- who: salesforce
-- why: The field no longer reaches Marketo. What uses it there goes on with the values of the day it was hidden. Where only the
--   contact's or the lead's is hidden, that is so for these people, and the other keeps coming.
-- fix: If the use is wanted, tick Read Access on the field in a permission set of the sync user; values come as records are next updated.
--   If it is not, take the field out of the assets that are named, and hide it in Marketo too.
-- risk: The field's values are sent to Marketo as records are next updated.
-- undo: Clear the access again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/hide-a-salesforce-field-from-the-marketo-sync
SELECT h.object, h.field,
       printf('hidden from the sync user (%s), and %s used by %s', h.reason,
              iif(u.match = 'exact', 'Marketo''s ' || u.marketo_field || ' is',
                  'what may be it, Marketo''s ' || u.marketo_field || ', is'),
              u.places) AS message,
       json_object('marketo_field', u.marketo_field, 'match', u.match, 'uses', u.uses, 'active_uses', u.active_uses) AS evidence,
       CASE WHEN u.sure_uses > 0 THEN 'high' WHEN u.active_uses = 0 THEN 'low' END AS severity,
       CASE u.match WHEN 'guess' THEN 'possible' END AS basis
FROM hidden_field h
JOIN field_use_count u ON u.object = h.object AND u.field = h.field
WHERE u.uses > 0
  AND NOT EXISTS (SELECT 1 FROM reference_ignored_field i WHERE i.object IN (h.object, '*') AND i.field = h.field)
