-- id: text-too-long-for-marketo
-- title: Text longer than Marketo keeps
-- severity: medium
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-16 FLD-17
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: decide
-- param: bytes = 30000 | bytes a Marketo text area keeps
-- why: A Marketo text area keeps 30,000 bytes. Longer text is cut, and reading such fields slows every query of the sync.
-- fix: Clear Visible for the sync user. Where marketing needs the start of the text, copy it to a Text field of 255 characters.
-- risk: If Marketo writes the field back, the cut text replaces the whole one.
-- undo: Tick Visible again; values arrive as records are next updated.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/administration/field-management/custom-field-type-glossary
SELECT object, field,
       printf('holds up to %d characters%s; Marketo keeps %d bytes', length,
              CASE WHEN html_formatted THEN ' of rich text' ELSE '' END, :bytes) AS message,
       json_object('length', length, 'byte_length', byte_length, 'rich_text', html_formatted) AS evidence
FROM synced_field
WHERE custom AND NOT contact_copy AND NOT default_mapped AND NOT marketo_field AND type IN ('textarea', 'string') AND length > :bytes
