-- id: marketo-field-editable-by-others
-- title: Marketo's own fields can be edited by others
-- severity: low
-- category: field
-- practice: 7
-- needs: marketo_field_editors
-- catalogue: FLD-10
-- action: Make Marketo's fields read-only for everybody but the sync user
-- who: salesforce
-- param: users = 1 | active users besides the sync user, from which on it is said
-- why: Marketo's set-up page has these fields read-only for all others: a score that somebody types in is sent to Marketo, or overwritten by
--   its next change.
-- fix: In each of the profiles and permission sets that are named, clear Edit on the fields whose names begin with mkto.
-- risk: Whoever writes into them on purpose, an integration say, fails.
-- undo: Tick Edit again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-1-of-3-add-marketo-fields-to-salesforce-enterprise-unlimited
SELECT NULL AS object, NULL AS field,
       printf('%d profile%s or permission set%s of other users may edit Marketo''s fields on Lead or Contact: %s', count(*),
              iif(count(*) = 1, '', 's'), iif(count(*) = 1, '', 's'),
              group_concat(printf('%s ''%s'' (%,d user%s)', kind, name, users, iif(users = 1, '', 's')), ', ')) AS message,
       json_object('names', json_group_array(name), 'assigned', sum(users)) AS evidence
FROM (SELECT name, kind, users FROM marketo_field_editor WHERE users >= :users ORDER BY users DESC, name)
HAVING count(*) > 0
