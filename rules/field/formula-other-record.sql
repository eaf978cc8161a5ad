-- id: formula-other-record
-- title: Formula that reads another record
-- severity: medium
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-13
-- action: Replace the formula by a stored value, or accept that it goes stale
-- who: both
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- why: A formula is computed when it is read. When the other record changes, this record's SystemModstamp does not move and
--   Marketo keeps the old value until something else updates the record.
-- fix: If Marketo already has the other record's field (fields of Account reach its contacts), use that one. Else copy the
--   value to a plain field with a record-triggered flow on the other object. Owner phone and calendar links feed e-mail
--   tokens: keep those, and accept that a new owner's value comes with the record's next change.
-- risk: A flow that copies from one account to thousands of contacts queues them all for the sync. Tokens and smart lists
--   that use the formula stop moving: look at "Used By" in Marketo first.
-- undo: Show the formula to the sync user again and switch the flow off.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync
SELECT object, field,
       coalesce('through ' || formula_through || ' ', '')
           || CASE formula_reads
                  WHEN 'reader' THEN printf('reads %s, which is whose the reader is: Marketo gets the sync user''s own in every record',
                                            formula_detail)
                  WHEN 'roll-up' THEN printf('reads the roll-up %s, which other records make; they queue the %s for the sync',
                                             formula_detail, object)
                  WHEN 'creator' THEN printf('reads %s, which hardly ever changes; should it, the timestamp of the %s does not move',
                                             formula_detail, object)
                  ELSE printf('reads %s; when that changes, the timestamp of the %s does not move', formula_detail, object)
              END || iif(u.uses = 0, '; no use found in Marketo' || n.beside, '') AS message,
       json_object('kind', formula_kind, 'reads', formula_detail, 'through', formula_through, 'type', type) AS evidence,
       CASE formula_reads WHEN 'roll-up' THEN 'low' WHEN 'creator' THEN 'info' END AS severity,
       -- What nobody is known to use need not be rebuilt.
       CASE WHEN formula_reads = 'creator' THEN 'Nothing to change: know what arrives in Marketo'
            WHEN u.uses = 0 AND u.match <> 'guess' THEN 'Decide: keep with a reason, or hide from the sync user' END AS action,
       CASE formula_reads WHEN 'creator' THEN 'marketo' END AS who
FROM marketo_no_use n, synced_field f
LEFT JOIN field_use_count u USING (object, field)
WHERE formula_kind = 'other_record' AND NOT contact_copy AND field NOT REGEXP :exempt
