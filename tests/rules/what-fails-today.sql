-- case: errors are counted by code, object and field, and what is not known is shown
-- flags: Lead.Phone#INVALID_FIELD_FOR_INSERT_UPDATE
-- message: 12 failures from 2026-11-20 to 2026-11-22: INVALID_FIELD_FOR_INSERT_UPDATE, the field is read-only
-- severity: high
-- flags: Lead.Sector__c#INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST
-- flags: -#REQUIRED_FIELD_MISSING Company_Size__c
-- message: REQUIRED_FIELD_MISSING (Company_Size__c)
-- flags: -#AUTHENTICATION_FAILURE
-- severity: critical
-- flags: -#unknown
-- message: 1 failure: a text that is not known: Something nobody has seen
-- ignores: Lead.Name
INSERT INTO coverage (source, status) VALUES ('errors', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Phone'), ('Contact', 'Phone'), ('Lead', 'Sector__c'), ('Lead', 'Name');
INSERT INTO marketo_error (error_type, object, details, failures, first_day, last_day) VALUES
    ('Record Level', 'Lead', 'INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create/update fields: Phone. Please check the security settings of this field', 10, '2026-11-20', '2026-11-21'),
    ('Record Level', 'Lead', 'Unable to create/update fields: Phone. Check security settings', 2, '2026-11-22', '2026-11-22'),
    ('Record Level', '', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Sector__c: bad value for restricted picklist field: Foo', 3, NULL, NULL),
    ('Record Level', '', 'Required fields are missing: [Company_Size__c]', 4, NULL, NULL),
    ('Job Level', '', 'invalid_grant: authentication failure', 1, NULL, NULL),
    ('Record Level', '', 'unable to obtain exclusive access to this record or 1 records: <id>', 49, NULL, NULL),
    ('Record Level', '', 'Something nobody has seen', 1, NULL, NULL);

-- case: locks that are frequent are worth a decision
-- flags: -#UNABLE_TO_LOCK_ROW
-- severity: medium
INSERT INTO coverage (source, status) VALUES ('errors', 'ok');
INSERT INTO marketo_error (error_type, object, details, failures) VALUES
    ('Record Level', '', 'UNABLE_TO_LOCK_ROW: unable to obtain exclusive access', 50);
