-- The public view of counted values. Columns are only ever added.
--
-- usage_value: object, field, parent, value, listed, different, records: see src/snapshot/schema/values.sql

CREATE VIEW usage_value AS SELECT object, field, parent, value, listed, different, records FROM field_value;
