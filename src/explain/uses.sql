-- What of Marketo uses a field (:object, :field): lines of explain's tree, over the tables that rules start from. No row where Marketo
-- was not read.
WITH used AS MATERIALIZED (SELECT * FROM field_use_count WHERE object = :object AND field = :field)
SELECT 1 AS depth, 'note' AS kind,
       CASE WHEN c.field IS NULL THEN 'no field of Marketo''s is known to be this one'
            WHEN c.uses IS NULL THEN printf('Marketo''s %s (%s); what uses it was not read', c.marketo_field, c.match)
            WHEN c.uses = 0 THEN printf('Marketo''s %s (%s): no use found', c.marketo_field, c.match)
            ELSE printf('Marketo''s %s (%s): %d use%s, %d of them active', c.marketo_field, c.match, c.uses, iif(c.uses = 1, '', 's'),
                        c.active_uses) END AS text,
       NULL AS link, 0 AS section, 0 AS place
FROM (SELECT 1 WHERE EXISTS (SELECT 1 FROM marketo_instance_field)) LEFT JOIN used c
UNION ALL
SELECT 2, 'use', printf('%s "%s" %s it: %s%s%s', type, asset, iif(writes, 'writes', 'reads'), place, iif(active, '', ', not active'),
                        iif(match = 'guess', ' (a guess)', '')),
       nullif(link, ''), 1, row_number() OVER (ORDER BY active DESC, type, asset, id, place)
FROM field_marketo_use WHERE object = :object AND field = :field
UNION ALL
SELECT 2, 'missing', 'not seen: ' || text, NULL, 2, position FROM marketo_unseen WHERE EXISTS (SELECT 1 FROM used WHERE uses = 0)
ORDER BY section, place
