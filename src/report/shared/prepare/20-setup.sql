-- What Setup says of each visible field: description, maker, classification, and what grants it. Custom fields are known to
-- FieldDefinition by the first 15 characters of their id.
CREATE TEMP TABLE IF NOT EXISTS report_setup AS
SELECT d."EntityDefinition.QualifiedApiName" AS object, d.QualifiedApiName AS field, d.Description AS description,
       substr(c.CreatedDate, 1, 10) AS created, c."CreatedBy.Name" AS created_by,
       substr(coalesce(c.LastModifiedDate, d.LastModifiedDate), 1, 10) AS modified, c."LastModifiedBy.Name" AS modified_by,
       coalesce(d.SecurityClassification, d.ComplianceGroup) AS classification
FROM setup_field_definition d
LEFT JOIN setup_custom_field c
       ON substr(c.Id, 1, 15) = substr(d.DurableId, instr(d.DurableId, '.') + 1) AND length(d.DurableId) - instr(d.DurableId, '.') = 15
GROUP BY d."EntityDefinition.QualifiedApiName", d.QualifiedApiName;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_setup_name ON report_setup (object, field);

CREATE TEMP TABLE IF NOT EXISTS report_grant AS
SELECT object, field, group_concat(name, ', ') AS names
FROM (SELECT f.object, f.field, c.name FROM container c JOIN container_field f ON f.container = c.container
      WHERE c.state = 'active' AND f.can_read ORDER BY f.object, f.field, c.name)
GROUP BY object, field;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_grant_name ON report_grant (object, field);
