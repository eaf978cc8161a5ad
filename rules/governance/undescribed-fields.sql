-- id: undescribed-fields
-- title: Most visible custom fields have no description
-- severity: info
-- category: governance
-- practice: 10
-- needs: describe setup
-- catalogue: GOV-03 FLD-44
-- action: Describe the custom fields that sync, in Setup
-- who: salesforce
-- why: Whoever decides whether marketing needs a field starts from what it is for; without a description that is a guess.
-- fix: Write one sentence into Description of the fields that are kept. The data dictionary shows what there is.
-- risk: None.
-- undo: Nothing to undo.
-- param: most = 50 | percent of the visible custom fields that may lack one
SELECT s.object, NULL AS field,
       printf('%d of %d visible custom fields (%d %%) have no description', sum(coalesce(d.description, '') = ''), count(*),
              100 * sum(coalesce(d.description, '') = '') / count(*)) AS message,
       json_object('fields', count(*), 'undescribed', sum(coalesce(d.description, '') = '')) AS evidence
FROM synced_field s
JOIN field_definition d ON d.object = s.object AND d.field = s.field
WHERE s.custom AND s.namespace IS NULL
GROUP BY s.object
HAVING 100 * sum(coalesce(d.description, '') = '') / count(*) > :most AND count(*) >= 10
