-- sheet: Data dictionary
-- order: 30
-- tab: #2E75B6
-- summary: Every field: what the sync does with it, and who decided what
-- freeze: 2
-- added: field
-- column: Object | 18
-- column: API name | 30
-- column: Label | 28
-- column: Type | 22
-- column: Synced | 14
-- column: Sync user reads | 9 | yesno
-- column: Sync user creates | 9 | yesno
-- column: Sync user edits | 9 | yesno
-- column: Marketo writes | 9 | yesno
-- column: Why not editable | 30
-- column: Access needed | 16
-- column: Class | 14
-- column: Marketo field | 20
-- column: Sync direction | 16
-- column: Twin | 28
-- column: Required | 9 | yesno
-- column: Unique | 9 | yesno
-- column: External ID | 9 | yesno
-- column: Formula kind | 14
-- column: Formula reads | 22
-- column: Formula | 36
-- column: Picklist values | 32
-- column: Refers to | 20
-- column: Default | 14
-- column: Length | 9 | number
-- column: Help text | 30
-- column: Field ID | 18
-- column: Description | 34
-- column: Created | 11
-- column: Created by | 18
-- column: Modified | 11
-- column: Modified by | 18
-- column: Classification | 14
-- column: Granted by | 30
-- column: Records | 11 | number
-- column: Fill (%) | 9 | number
-- column: Evidence | 16
-- column: Staleness | 40 | wrap
-- column: Newest value | 12
-- column: Changes in 30 days | 9 | number
-- column: In formulas | 9 | number
-- column: References | 9 | number
-- column: Used by | 34
-- column: Exists in Marketo | 9 | yesno
-- column: Marketo API name | 24
-- column: Match | 9
-- column: Uses | 9 | number
-- column: Active uses | 9 | number
-- column: Where | 44 | wrap
-- column: Findings | 34
-- column: Answered by action | 30
-- column: Proposed | 11 | status
-- column: Marketing needs it | 13 | input | yes,no,unsure
-- column: Why synced | 26 | input
-- column: Marketing contact | 18 | input
-- column: Salesforce answer | 13 | input | done,planned,refused
-- column: Salesforce reason | 26 | input
-- column: Salesforce contact | 18 | input
-- column: Review by | 12 | day
SELECT f.object,
       f.field,
       f.label,
       CASE
           WHEN f.formula IS NOT NULL THEN 'Formula (' || coalesce(plain.label, f.type) || ')'
           WHEN f.roll_up THEN 'Roll-Up Summary (' || coalesce(plain.label, f.type) || ')'
           WHEN f.auto_number THEN 'Auto Number'
           WHEN f.type IN ('double', 'currency', 'percent') AND f.precision > 0
               THEN printf('%s(%d, %d)', coalesce(plain.label, f.type), f.precision - f.scale, f.scale)
           WHEN f.type = 'int' THEN printf('%s(%d, 0)', coalesce(plain.label, f.type), f.digits)
           WHEN f.type = 'textarea' AND (f.html_formatted OR f.extra_type_info = 'richtextarea')
               THEN printf('Rich Text Area(%d)', f.length)
           WHEN f.type = 'textarea' AND f.length > 255 THEN printf('Long Text Area(%d)', f.length)
           WHEN f.type IN ('string', 'textarea', 'encryptedstring') THEN printf('%s(%d)', coalesce(plain.label, f.type), f.length)
           WHEN f.type = 'reference'
               THEN CASE WHEN f.relationship_order IS NOT NULL THEN 'Master-Detail(' ELSE 'Lookup(' END
                    || CASE WHEN length(f.reference_to) > 80 THEN 'several'
                            ELSE replace(replace(trim(f.reference_to, '[]'), '"', ''), ',', ', ') END || ')'
           ELSE coalesce(plain.label, f.type)
       END,
       CASE WHEN r.class = 'ignored' THEN 'no' ELSE coalesce(o.synced, 'no') END,
       a.can_read,
       a.can_create,
       a.can_edit,
       w.field IS NOT NULL,
       a.reason,
       CASE
           WHEN w.field IS NOT NULL THEN 'read and edit'
           WHEN r.class = 'required' OR m.field IS NOT NULL THEN 'read'
           WHEN r.proposed = 'hide' THEN 'none'
           WHEN r.proposed <> '' THEN 'read, if wanted'
           ELSE ''
       END,
       r.class,
       coalesce(w.marketo_field, m.marketo_field),
       CASE
           WHEN r.class = 'ignored' OR coalesce(o.synced, 'no') = 'no' THEN ''
           WHEN f.object IN ('Lead', 'Contact', 'Campaign', 'CampaignMember') AND f.updateable THEN 'both ways'
           ELSE 'to Marketo only'
       END,
       CASE
           WHEN f.object = 'Account'
               THEN (SELECT 'copy of ' || k.holder || '.' || k.own_field FROM known_field k
                     WHERE k.object = 'Account' AND k.field = f.field AND k.holder <> k.object)
           WHEN f.object NOT IN ('Lead', 'Contact') OR NOT f.custom THEN ''
           WHEN twin_object.object IS NULL THEN other.object || ' was not read'
           WHEN twin.twin IS NULL THEN 'none on ' || other.object
           ELSE other.object || iif(twin.twin = f.field, '', '.' || twin.twin)
               || iif(twin_field.type = f.type, ', same type', ', other type: ' || twin_field.type)
       END,
       f.createable AND NOT f.nillable AND NOT f.defaulted_on_create,
       f.is_unique,
       f.external_id,
       CASE formula.kind
           WHEN 'other_record' THEN 'other record'
           WHEN 'same_record' THEN 'same record'
           WHEN 'link' THEN 'link or image'
           ELSE coalesce(formula.kind, CASE WHEN f.roll_up THEN 'roll-up' END)
       END,
       formula.detail || coalesce(' through ' || formula.through, ''),
       f.formula,
       CASE WHEN f.type IN ('picklist', 'multipicklist', 'combobox') THEN
           (SELECT group_concat(value, '; ') FROM
               (SELECT value FROM picklist_value v WHERE v.object = f.object AND v.field = f.field
                ORDER BY position LIMIT 50))
           || (SELECT CASE WHEN count(*) > 50 THEN printf(' … and %d more, see Picklists', count(*) - 50) ELSE '' END
               FROM picklist_value v WHERE v.object = f.object AND v.field = f.field)
       END,
       CASE WHEN f.type IN ('reference', 'masterrecord')
           THEN replace(replace(trim(f.reference_to, '[]'), '"', ''), ',', ', ') END,
       coalesce(f.default_value, f.default_value_formula),
       nullif(f.length, 0),
       f.help_text,
       id.id,
       setup.description,
       setup.created,
       setup.created_by,
       setup.modified,
       setup.modified_by,
       setup.classification,
       granted.names,
       evidence.records,
       round(100.0 * evidence.fill, 2),
       evidence.evidence,
       staleness.parts,
       nullif(substr(evidence.since, 1, 10), ''),
       evidence.changes_30,
       evidence.formulas,
       evidence.uses,
       evidence.used_by,
       CASE WHEN in_marketo.known THEN EXISTS (SELECT 1 FROM marketo_field_match k WHERE k.object = r.object AND k.field = r.field) END,
       used.marketo_field,
       used.match,
       used.uses,
       used.active_uses,
       CASE WHEN used.uses > 0 THEN used.places WHEN used.uses = 0 THEN 'no use found' || unseen.text END,
       found.titles,
       answer.answers,
       r.proposed,
       d.needs, d.why, d.marketing_contact, d.answer, d.answer_reason, d.salesforce_contact, d.review_by
       /* added columns */
FROM report_dictionary r
JOIN field f ON f.object = r.object AND f.field = r.field
JOIN field_access a ON a.object = r.object AND a.field = r.field
LEFT JOIN synced_object o ON o.object = r.object
LEFT JOIN marketo_written w ON w.object = r.object AND w.field = r.field
LEFT JOIN reference_mapping m ON m.object = r.object AND m.field = r.field
LEFT JOIN formula ON formula.object = r.object AND formula.field = r.field
LEFT JOIN field_id id ON id.object = r.object AND id.field = r.field
LEFT JOIN field_answer answer ON answer.object = r.object AND answer.field = r.field
LEFT JOIN field_decision d ON d.object = r.object AND d.field = r.field
LEFT JOIN report_field_finding found ON found.object = r.object AND found.field = r.field
LEFT JOIN (SELECT 'Lead' AS of, 'Contact' AS object UNION ALL SELECT 'Contact', 'Lead') AS other ON other.of = r.object
LEFT JOIN object twin_object ON twin_object.object = other.object AND twin_object.state = 'ok'
LEFT JOIN twin ON twin.object = r.object AND twin.field = r.field
LEFT JOIN field twin_field ON twin_field.object = twin.twin_object AND twin_field.field = twin.twin
LEFT JOIN field_evidence evidence ON evidence.object = r.object AND evidence.field = r.field
LEFT JOIN report_staleness staleness ON staleness.object = r.object AND staleness.field = r.field
LEFT JOIN (SELECT 1 AS known WHERE EXISTS (SELECT 1 FROM marketo_field_match)) AS in_marketo
LEFT JOIN field_use_count used ON used.object = r.object AND used.field = r.field
JOIN (SELECT coalesce('; not seen: ' || group_concat(text, '; '), '') AS text
      FROM (SELECT text FROM marketo_unseen ORDER BY position)) AS unseen
LEFT JOIN report_type plain ON plain.type = f.type
LEFT JOIN report_setup setup ON setup.object = r.object AND setup.field = r.field
LEFT JOIN report_grant granted ON granted.object = r.object AND granted.field = r.field
ORDER BY r.position
