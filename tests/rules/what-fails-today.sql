-- case: errors are counted by code, object and field, and what is not known is shown
-- flags: Lead.Phone#INVALID_FIELD_FOR_INSERT_UPDATE
-- action: field-level security: Edit, or hide the field
-- evidence: first_day=2026-11-20
-- evidence: last_day=2026-11-22
-- message: 12 failures from 2026-11-20 to 2026-11-22: INVALID_FIELD_FOR_INSERT_UPDATE, the field is read-only
-- severity: high
-- basis: observed
-- action: field-level security: Edit, or hide the field
-- evidence: code=INVALID_FIELD_FOR_INSERT_UPDATE
-- evidence: kind=INVALID_FIELD_FOR_INSERT_UPDATE
-- evidence: effect=fails
-- evidence: failures=12
-- evidence: kinds_of_text=2
-- evidence: first_day=2026-11-20
-- evidence: last_day=2026-11-22
-- evidence: foretold_by=field-write-missing
-- flags: Lead.Sector__c#INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST
-- flags: -#REQUIRED_FIELD_MISSING Company_Size__c
-- evidence: foretold_by=required-on-create
-- message: REQUIRED_FIELD_MISSING (Company_Size__c)
-- flags: -#AUTHENTICATION_FAILURE
-- basis: observed
-- evidence: code=AUTHENTICATION_FAILURE
-- evidence: kind=AUTHENTICATION_FAILURE
-- evidence: effect=stops
-- evidence: failures=1
-- evidence: kinds_of_text=1
-- evidence: first_day=null
-- evidence: last_day=null
-- evidence: foretold_by=null
-- severity: critical
-- flags: -#unknown
-- who: both
-- action: Look at the text, and ask Salesforce or Marketo what it means
-- message: 1 failure: a text that is not known: Something nobody has seen
-- who: both
-- action: Look at the text, and ask Salesforce or Marketo what it means
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

-- case: fields by the names that Salesforce writes: labels, brackets, lists
-- flags: Lead.MobilePhone#STRING_TOO_LONG
-- message: 4 failures
-- flags: Lead.Asst_Phone__c#STRING_TOO_LONG
-- flags: Lead.LeadSource#INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST
-- message: 3 failures
-- flags: Lead.LastName#REQUIRED_FIELD_MISSING
-- flags: Lead.City_State__c#INVALID_FIELD_FOR_INSERT_UPDATE
-- flags: Contact.Ref__c#DUPLICATE_VALUE/unique
-- flags: Lead.Contact_Email__c#INVALID_EMAIL_ADDRESS
-- ignores: Lead.Phone
-- ignores: Lead.Source__c
-- ignores: Lead.Name
INSERT INTO coverage (source, status) VALUES ('errors', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, label) VALUES ('Lead', 'Phone', 'Phone'), ('Lead', 'MobilePhone', 'Mobile Phone'),
    ('Lead', 'Asst_Phone__c', 'Assistant''s: Phone'), ('Lead', 'LeadSource', 'Lead Source'), ('Lead', 'Source__c', 'Source'),
    ('Lead', 'Name', 'Name'), ('Lead', 'LastName', 'Last Name'), ('Lead', 'City_State__c', 'City, State'),
    ('Contact', 'Phone', 'Phone'), ('Contact', 'Ref__c', 'Customer No.'), ('Lead', 'Contact_Email__c', 'Contact Email'),
    ('Contact', 'Email', 'Email');
INSERT INTO marketo_error (error_type, object, details, failures) VALUES
    ('x', '', 'Failed to update SFDC Lead {STRING_TOO_LONG: Mobile Phone: data value too large: Phone: data value too large (max length=40)}', 1),
    ('x', '', 'Failed to update SFDC Lead {STRING_TOO_LONG: Mobile Phone: data value too large: [Phone] (max length=40): [MobilePhone]}', 1),
    ('x', 'Lead', '{"message":"mobile phone: data value too large: 1 (max length=40)","errorCode":"STRING_TOO_LONG","fields":["MobilePhone"]}', 1),
    ('x', 'Lead', 'STRING_TOO_LONG: Mobile Phone: data value too large: [Phone] (max length=40)', 1),
    ('x', 'Lead', 'STRING_TOO_LONG: Assistant’s: Phone: data value too large: 1 (max length=40)', 1),
    ('x', 'Person (Lead)', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Lead Source: bad value for restricted picklist field: [Source]', 1),
    ('x', '', 'bad value for restricted picklist field: UNKNOWN_VALUE: [LeadSource]', 1),
    ('x', 'Lead', 'first error: INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, bad value for restricted picklist field: Web: [leadsource]: (System Code)', 1),
    ('x', 'Lead', 'REQUIRED_FIELD_MISSING: Required fields are missing: [Last Name]', 1),
    ('x', 'Lead', 'Unable to create/update fields: City, State. Please check the security settings', 1),
    ('x', 'Contact', 'duplicate value found: Customer No. duplicates value on record with id: <id>', 1),
    ('x', 'Lead', 'Contact Email: invalid email address: <email>', 1);

-- case: a name that two fields answer to, or none, is no field
-- flags: Lead#STRING_TOO_LONG Customer
-- flags: -#STRING_TOO_LONG Phone
-- message: STRING_TOO_LONG (Phone), Marketo's text is longer than the field
-- flags: Lead#STRING_TOO_LONG Telefon
-- flags: Lead#STRING_TOO_LONG Home Phone
-- flags: -#DUPLICATE_VALUE/unique
-- ignores: Lead.Phone
-- ignores: Contact.Phone
-- ignores: Lead.A__c
-- ignores: Lead.B__c
INSERT INTO coverage (source, status) VALUES ('errors', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, label) VALUES ('Lead', 'Phone', 'Phone'), ('Contact', 'Phone', 'Phone'), ('Lead', 'A__c', 'Customer'),
    ('Lead', 'B__c', 'Customer');
INSERT INTO marketo_error (error_type, object, details, failures) VALUES
    ('x', '', 'Failed to update SFDC Lead {STRING_TOO_LONG: Customer: data value too large: x (max length=40)}', 1),
    ('x', '', 'Phone: data value too large: x (max length=40)', 1),
    ('x', 'Lead', 'Telefon: data value too large: x (max length=40)', 1),
    ('x', 'Lead', 'Home Phone: data value too large: x (max length=40)', 1),
    ('x', '', 'duplicate value found: <unknown> duplicates value on record with id: <unknown>', 1);

-- case: a cause only where the text carries it
-- flags: -#INVALID_OPERATION_WITH_EXPIRED_PASSWORD
-- severity: critical
-- message: the sync user's password has expired
-- flags: -#CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY
-- message: the text tells why
-- flags: -#CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/record-type
-- message: record type
-- flags: -#DUPLICATE_VALUE/member
-- severity: low
-- flags: -#FIELD_INTEGRITY_EXCEPTION
-- flags: -#FIELD_INTEGRITY_EXCEPTION/place
-- flags: -#SOME_NEW_CODE
-- message: 3 failures: SOME_NEW_CODE, a code without a known cause: SOME_NEW_CODE: one
-- severity: high
-- flags: -#OTHER_NEW_CODE
-- ignores: Lead
INSERT INTO coverage (source, status) VALUES ('errors', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO marketo_error (error_type, object, details, failures) VALUES
    ('x', '', 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD: The users password has expired', 1),
    ('x', '', 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: nobody knows', 1),
    ('x', '', 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: record type missing for: Account', 1),
    ('x', '', 'DUPLICATE_VALUE: Already a campaign member.', 1),
    ('x', '', 'FIELD_INTEGRITY_EXCEPTION: pricebook entry is in a different pricebook', 1),
    ('x', '', 'FIELD_INTEGRITY_EXCEPTION: There’s a problem with this country', 1),
    ('x', '', 'SOME_NEW_CODE: one', 1), ('x', '', 'SOME_NEW_CODE: two', 2), ('x', '', 'Failed {OTHER_NEW_CODE: three}', 1);
