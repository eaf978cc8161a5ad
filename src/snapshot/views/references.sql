-- The public views of what uses a field, and of validation rules. Columns are only ever added.

-- One row per use of a field that Salesforce knows of, reports among them.
-- Source: references, reports
--     object        text  API name of the object
--     field         text  API name; '' = the custom object itself
--     type          text  Flow, ApexClass, Layout, Report, …
--     component_id  text  its id
--     name          text  its name
CREATE VIEW field_reference AS
SELECT f.object, f.field, c.MetadataComponentType AS type, c.MetadataComponentId AS component_id,
       coalesce(c.MetadataComponentName, c.MetadataComponentId) AS name
FROM reference_component c JOIN reference_field f ON f.field_id = c.RefMetadataComponentId
UNION
-- A word before the field's name that is no object's is a relationship's: then it may be this object's field.
SELECT d.object, d.name, 'Report', r.Id, coalesce(r.Name, r.Id)
FROM describe_field d
JOIN report_field u ON u.field = d.name
JOIN setup_report r ON r.Id = u.report_id
WHERE d.object IN (SELECT object FROM main_object) AND d.custom
  AND (u.object = d.object OR NOT EXISTS (SELECT 1 FROM describe_object o WHERE o.name = u.object COLLATE NOCASE));

CREATE VIEW reference_count AS
WITH used AS MATERIALIZED (
    SELECT object, field, type || ' ' || name AS name, type IN ('Layout', 'CompactLayout', 'FlexiPage') AS placed
    FROM field_reference ORDER BY object, field, type, name
),
counted AS MATERIALIZED (
    SELECT object, field, sum(NOT placed) AS uses, sum(placed) AS layouts, group_concat(name, ', ') FILTER (WHERE NOT placed) AS names
    FROM used GROUP BY object, field
)
SELECT f.object, f.field, coalesce(c.uses, 0) AS uses,
       CASE WHEN c.uses > 5 THEN printf('%,d components', c.uses) ELSE c.names END AS names,
       coalesce(c.layouts, 0) AS layouts, (SELECT count(*) FROM setup_report WHERE read) AS reports
FROM reference_field f LEFT JOIN counted c ON c.object = f.object AND c.field = f.field
WHERE f.read;

-- What uses a field; only fields that were asked about and whose answer came whole. 0 is "not referenced", which Salesforce's
-- list cannot prove: it lacks list views, e-mail templates, code that puts a name together, the insides of packages, reports
-- nobody ran in half a year, and everything outside Salesforce, Marketo among it.
-- Source: references, reports
--     object   text                  API name of the object
--     field    text                  API name
--     uses     integer (components)  that do something with it
--     names    text                  which, or how many
--     layouts  integer (pages)       page layouts and Lightning pages it stands on: new fields are put there by themselves,
--                                    which is no use
--     reports  integer (reports)     that were looked at for all fields; 0 = they could not be read
CREATE VIEW field_referenced AS SELECT * FROM reference_count WHERE field <> '';

-- What uses a custom object. Reports are not counted here: they name fields.
-- Source: references
--     object   text                  API name
--     uses     integer (components)  that do something with it
--     names    text                  which, or how many
--     layouts  integer (pages)       page layouts and Lightning pages it stands on
CREATE VIEW object_referenced AS SELECT object, uses, names, layouts FROM reference_count WHERE field = '';

-- One row for each validation rule.
-- Source: validation
--     object    text    API name
--     name      text    its name
--     active    yes/no  it is in force
--     message   text    what people are told
--     formula   text    when it stops a record; NULL = not read (only those of Lead and Contact are)
--     modified  time    when it last changed
CREATE VIEW validation_rule AS
SELECT "EntityDefinition.QualifiedApiName" AS object, ValidationName AS name, Active AS active, ErrorMessage AS message,
       "Metadata.errorConditionFormula" AS formula, LastModifiedDate AS modified
FROM setup_validation_rule;
