-- id: formula-link
-- title: Formula that shows a link or an image
-- severity: info
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-13
-- action: Nothing to change: know what arrives in Marketo
-- who: marketo
-- why: HYPERLINK and IMAGE make markup for a page in Salesforce. Marketo receives the text of that markup.
-- fix: Nothing, unless it is used: an e-mail needs the address itself, from a formula or field that holds only the address.
-- risk: Calendar and profile links are often behind e-mail tokens: look at "Used By" in Marketo before touching it.
-- undo: Nothing to take back.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync
SELECT object, field,
       'its value is the markup of a link or an image'
           || coalesce(', which reads ' || formula_detail || coalesce(' through ' || formula_through, ''),
                       ', made from the same record') AS message,
       json_object('kind', formula_kind, 'reads', formula_detail, 'type', type) AS evidence
FROM synced_field
WHERE formula_kind = 'link' AND NOT contact_copy
