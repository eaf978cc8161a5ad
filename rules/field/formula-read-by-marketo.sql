-- id: formula-read-by-marketo
-- title: Formula that goes stale, read by an active campaign or smart list
-- severity: high
-- category: field
-- practice: 2
-- needs: describe marketo_field_list smart_list|smart_campaign
-- catalogue: FLD-13
-- action: Replace the formula by a stored value, or accept that it goes stale
-- who: both
-- why: A formula is computed when it is read, and its changes do not move the record's timestamp. The campaign or list goes by the value
--   of the day the record last changed, and takes people for what they no longer are.
-- otherwise: An active campaign or list takes people for what they no longer are.
-- fix: Copy the value to a plain field with a flow, only when it changes, and let the assets that are named use that one.
-- risk: A flow that touches every record is itself a backlog.
-- undo: Let the assets use the formula again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync
SELECT f.object, f.field,
       printf('%s by %s%s: %s', iif(r.match = 1, 'is read', 'may be what is read'), r.names,
              iif(r.assets > 3, printf(' and %d more', r.assets - 3), ''),
              iif(f.formula_kind = 'time', printf('it uses %s() and changes by itself', f.formula_detail),
                  printf('it reads %s, whose changes do not move the %s', f.formula_detail, f.object))) AS message,
       json_object('kind', f.formula_kind, 'assets', r.assets, 'match', iif(r.match = 1, 'exact', iif(r.match = 2, 'likely', 'guess')))
           AS evidence,
       CASE WHEN r.match > 1 THEN 'medium' END AS severity,
       CASE r.match WHEN 3 THEN 'possible' END AS basis
FROM synced_field f
JOIN (
    SELECT object, field, count(*) AS assets, min(match) AS match, group_concat(text, ', ') FILTER (WHERE place <= 3) AS names
    FROM (SELECT object, field, printf('%s "%s"', type, asset) AS text,
                 min(CASE match WHEN 'exact' THEN 1 WHEN 'likely' THEN 2 ELSE 3 END) AS match,
                 row_number() OVER (PARTITION BY object, field ORDER BY type, asset, id) AS place
          FROM field_marketo_use
          WHERE active AND NOT writes AND type IN ('smart campaign', 'smart list')
          GROUP BY object, field, type, id, asset ORDER BY object, field, place)
    GROUP BY object, field
) AS r ON r.object = f.object AND r.field = f.field
WHERE (f.formula_kind = 'time' OR f.formula_kind = 'other_record' AND f.formula_reads = 'record') AND NOT f.contact_copy
