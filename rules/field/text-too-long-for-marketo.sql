-- id: text-too-long-for-marketo
-- title: Text longer than Marketo keeps
-- severity: low
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-16 FLD-17
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: decide
-- param: bytes = 30000 | bytes a Marketo text area keeps
-- why: A Marketo text area keeps 30,000 bytes. Longer text is cut, and reading such fields slows every query of the sync. How much the
--   field may hold is not how much it does: Salesforce cannot count the length of texts.
-- fix: Look at the longest values. If marketing reads the field and none is near the limit, keep it. Where only the start of the text is
--   needed, copy it to a Text field of 255 characters, and clear Visible on the long one.
-- risk: If Marketo writes the field back, the cut text replaces the whole one.
-- undo: Tick Visible again; values arrive as records are next updated.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/administration/field-management/custom-field-type-glossary
SELECT f.object, f.field,
       printf('may hold up to %d characters%s; Marketo keeps %d bytes', f.length,
              CASE WHEN f.html_formatted THEN ' of rich text' ELSE '' END, :bytes)
           || iif(e.fill IS NULL, '', printf('; filled in %.0f %% of the records looked at', 100.0 * e.fill)) AS message,
       json_object('length', f.length, 'byte_length', f.byte_length, 'rich_text', f.html_formatted, 'fill', e.fill) AS evidence
FROM synced_field f
LEFT JOIN field_evidence e ON e.object = f.object AND e.field = f.field
WHERE f.custom AND NOT f.contact_copy AND NOT f.default_mapped AND NOT f.marketo_field AND f.type IN ('textarea', 'string')
    AND f.length > :bytes
  AND coalesce(e.evidence, '') <> 'empty' -- without a text none is cut
  AND NOT EXISTS (SELECT 1 FROM name_found n WHERE n.list = 'form' AND n.object = f.object AND n.field = f.field) -- marketing's own
