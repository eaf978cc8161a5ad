CREATE INDEX report_field_field ON report_field (field);
