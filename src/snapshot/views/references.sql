-- The public views of what uses a field, and of validation rules. Columns are only ever added.
--
-- field_reference:  object, field, type, component_id, name: one row per use Salesforce knows of
-- field_referenced: object, field, uses, names: only fields that were asked about and whose answer came whole; uses = 0 is "not
--     referenced", which Salesforce's list cannot prove: it lacks reports, list views, e-mail templates, code that puts a name
--     together, packages' insides, and everything outside Salesforce, Marketo among it

CREATE VIEW field_reference AS
SELECT f.object, f.field, c.MetadataComponentType AS type, c.MetadataComponentId AS component_id,
       coalesce(c.MetadataComponentName, c.MetadataComponentId) AS name
FROM reference_component c JOIN reference_field f ON f.field_id = c.RefMetadataComponentId;

CREATE VIEW field_referenced AS
SELECT f.object, f.field, count(c.type) AS uses,
       CASE WHEN count(c.type) > 5 THEN printf('%,d components', count(c.type)) ELSE group_concat(c.type || ' ' || c.name, ', ') END
           AS names
FROM reference_field f
LEFT JOIN (SELECT MetadataComponentType AS type, MetadataComponentName AS name, RefMetadataComponentId AS id
           FROM reference_component ORDER BY RefMetadataComponentId, MetadataComponentType, MetadataComponentName) AS c
       ON c.id = f.field_id
WHERE f.read
GROUP BY f.object, f.field;

-- validation_rule: object, name, active, message, formula, modified: NULL formula = not read (only those of Lead and Contact are)
CREATE VIEW validation_rule AS
SELECT "EntityDefinition.QualifiedApiName" AS object, ValidationName AS name, Active AS active, ErrorMessage AS message,
       "Metadata.errorConditionFormula" AS formula, LastModifiedDate AS modified
FROM setup_validation_rule;
