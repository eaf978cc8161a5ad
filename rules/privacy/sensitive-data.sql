-- id: sensitive-data
-- title: Sensitive data that would leave for Marketo
-- severity: high
-- basis: possible
-- category: privacy
-- practice: 7
-- needs: describe
-- catalogue: FLD-39
-- action: Decide on sensitive data: hide it from the sync user, or keep it with a reason
-- who: both
-- proposed: hide
-- param: also = '(?!)' | regular expression that a label or API name of a sensitive field matches here, besides the words of the reference table
-- param: harmless = '(?!)' | regular expression of labels or API names that only look like it
-- why: What the sync user can see leaves for Marketo with the next Sync Fields, and a Marketo field cannot be deleted. Of some kinds
--   of data the law says more: GDPR Art. 9 (health, religion, union membership, sexual orientation, ethnic origin and the like) forbids to
--   process them unless an exception applies.
-- otherwise: Sensitive data of people leaves for Marketo, where a field cannot be deleted.
-- fix: Clear Visible for the sync user before Sync Fields is pressed. If marketing needs a yes or no, sync a checkbox that
--   says only that. If the field is to be kept, write down why in the decisions, with who answers for it.
-- risk: A name is only a hint; look at what is filled in. If the field has synced before, its values stay in Marketo and
--   have to be cleared there.
-- undo: Tick Visible again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-3-of-3-connect-marketo-and-salesforce-enterprise-unlimited https://eur-lex.europa.eu/eli/reg/2016/679/oj
SELECT f.object, f.field,
       '"' || f.label || '"'
           || CASE WHEN s.classified <> '' THEN ' is classified as ' || s.classified || ' in Salesforce'
               || coalesce(' (' || nullif(s.kinds, '') || ')', '')
                   WHEN s.encrypted THEN ' is encrypted in Salesforce' || coalesce(' (' || nullif(s.kinds, '') || ')', '')
                   ELSE ' sounds like sensitive data' || coalesce(' (' || nullif(s.kinds, '') || ')', '') END
           || coalesce(', ' || nullif(s.special, '') || ' data', '')
           || ', and the sync user can see it'
           || CASE WHEN d.needs = 'yes' THEN '; marketing needs it' || coalesce(': ' || nullif(d.why, ''), '')
                   WHEN m.field IS NOT NULL THEN '; Marketo has it already' ELSE '' END
           || coalesce('; used by ' || nullif(u.places, ''), '') AS message,
       json_object('label', f.label, 'type', f.type, 'encrypted', f.encrypted, 'kinds', s.kinds, 'special', s.special,
                   'classified', s.classified)
           AS evidence,
       coalesce(s.basis, 'possible') AS basis,
       -- That Marketo has it already makes it less urgent, but not where something there works with it: a use, in force or not, that is
       -- surely the field's. Only marketing's own word for it lowers that.
       CASE WHEN d.needs = 'yes' THEN 'low'
            WHEN EXISTS (SELECT 1 FROM field_marketo_use x WHERE x.object = f.object AND x.field = f.field AND x.match = 'exact') THEN NULL
            WHEN coalesce(d.needs, '') <> '' OR m.field IS NOT NULL THEN 'medium' END AS severity
FROM synced_field f
LEFT JOIN sensitive_field s ON s.object = f.object AND s.field = f.field
LEFT JOIN field_decision d ON d.object = f.object AND d.field = f.field
LEFT JOIN marketo_field_match m ON m.object = f.object AND m.field = f.field
LEFT JOIN field_use_count u ON u.object = f.object AND u.field = f.field
WHERE NOT f.default_mapped AND NOT f.ignored AND NOT f.marketo_field AND NOT f.contact_copy
  AND (s.field IS NOT NULL OR (f.custom AND (f.label REGEXP :also OR f.field REGEXP :also)))
  AND f.label NOT REGEXP :harmless AND f.field NOT REGEXP :harmless
