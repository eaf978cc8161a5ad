-- Uses by Marketo's assets that came and went, where both sides read such assets whole.

INSERT INTO diff_found (code, object, field, attribute, before, after, matters, message)
SELECT iif(n.asset IS NOT NULL, 'use-new', 'use-gone'), coalesce(n.object, b.object), coalesce(n.field, b.field),
       coalesce(n.type || ' ' || n.id, b.type || ' ' || b.id), b.asset, n.asset, 1,
       iif(n.asset IS NOT NULL,
           printf('%s "%s" %s it%s', n.type, n.asset, iif(n.writes, 'writes', 'reads'), iif(n.active, '', ', not active')),
           printf('%s "%s" no longer uses it', b.type, b.asset))
FROM now.marketo_use n
FULL JOIN before.marketo_use b ON b.object = n.object AND b.field = n.field AND b.type = n.type AND b.id = n.id
     AND (b.type <> 'token' OR b.asset = n.asset)
WHERE (n.asset IS NULL OR b.asset IS NULL)
  AND (SELECT count(*) FROM now.source s WHERE s.source IN ('marketo_field_list', coalesce(n.source, b.source)) AND s.status = 'ok') = 2
  AND (SELECT count(*) FROM before.source s WHERE s.source IN ('marketo_field_list', coalesce(n.source, b.source)) AND s.status = 'ok') = 2;
