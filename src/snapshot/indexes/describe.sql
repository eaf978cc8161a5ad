-- Made when all rows are there: that is faster than keeping them up to date.

CREATE INDEX describe_picklist_value_field ON describe_picklist_value (object, field, position);
CREATE INDEX coverage_object ON coverage (source, object); -- its key has the connection between them
