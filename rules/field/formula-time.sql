-- id: formula-time
-- title: Formula that moves with the clock
-- severity: high
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-13
-- action: Replace the formula by a stored value, or accept that it goes stale
-- who: both
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- why: A formula is computed when it is read. This one changes with the date, but the record's SystemModstamp does not
--   move, so Marketo keeps the value of the day the record was last synced. Campaigns on "days since" are wrong unseen.
-- otherwise: Campaigns and lists go by old values: Marketo keeps the one of the day the record last changed.
-- fix: Ask marketing what the field is for. Where only a comparison with today is wanted, sync the date itself and compare
--   in Marketo's smart list. Where the value is needed, write it to a plain field with a scheduled flow, only when it changes.
-- risk: A scheduled flow that touches every record daily is itself a backlog. E-mail tokens and smart lists use the old
--   field: look at "Used By" in Marketo before it is taken away.
-- undo: Show the formula to the sync user again; its values arrive as records are next updated.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync
SELECT object, field,
       printf('%suses %s(): its value changes by itself, and the timestamp of the %s does not move%s',
              coalesce('through ' || formula_through || ' ', ''), upper(formula_detail), object,
              iif(u.uses = 0, '; no use found in Marketo' || n.beside, '')) AS message,
       json_object('kind', formula_kind, 'uses', formula_detail, 'through', formula_through, 'type', type) AS evidence,
       -- What nobody is known to use need not be rebuilt.
       CASE WHEN u.uses = 0 AND u.match <> 'guess' THEN 'Decide: keep with a reason, or hide from the sync user' END AS action
FROM marketo_no_use n, synced_field f
LEFT JOIN field_use_count u USING (object, field)
WHERE formula_kind = 'time' AND NOT contact_copy AND field NOT REGEXP :exempt
