-- What Setup says of each visible field: description, maker, classification, and what grants it.
CREATE TEMP TABLE IF NOT EXISTS report_setup AS
SELECT object, field, description, substr(created, 1, 10) AS created, created_by, substr(modified, 1, 10) AS modified, modified_by,
       classification
FROM field_definition;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_setup_name ON report_setup (object, field);

CREATE TEMP TABLE IF NOT EXISTS report_grant AS
SELECT object, field, group_concat(name, ', ') AS names
FROM (SELECT f.object, f.field, c.name FROM container c JOIN container_field f ON f.container = c.container
      WHERE c.state = 'active' AND f.can_read ORDER BY f.object, f.field, c.name)
GROUP BY object, field;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_grant_name ON report_grant (object, field);

CREATE TEMP TABLE IF NOT EXISTS report_reference AS SELECT object, field, uses, names FROM field_referenced;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_reference_name ON report_reference (object, field);
