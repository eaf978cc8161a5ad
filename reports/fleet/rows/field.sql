SELECT "Object" AS object, "API name" AS field, "Label" AS label, "Type" AS type, "Synced" AS synced, "Sync user reads" AS can_read,
       "Sync user creates" AS can_create, "Sync user edits" AS can_edit, "Marketo writes" AS marketo_writes,
       "Why not editable" AS why_not_editable, "Access needed" AS access_needed, "Class" AS class, "Marketo field" AS marketo_field,
       "Sync direction" AS sync_direction, "Required" AS required, "Unique" AS is_unique, "External ID" AS external_id,
       "Formula kind" AS formula_kind, "Length" AS length, "Records" AS records, "Fill (%)" AS fill, "Findings" AS findings,
       "Proposed" AS proposed
FROM warehouse_dictionary ORDER BY 1, 2
