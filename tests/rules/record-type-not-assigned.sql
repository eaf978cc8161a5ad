-- case: leads of partners are not for the sync user
-- flags: Lead
-- message: 1 active record type is not assigned to the sync user: Partner
-- severity: low
-- basis: possible
-- who: both
-- action: Assign the record types that Marketo sets
-- evidence: record_types=["Partner"]
-- ignores: Contact
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_record_type (object, developerName, available, active) VALUES ('Lead', 'Inbound', 1, 1), ('Lead', 'Partner', 0, 1),
    ('Lead', 'Old', 0, 0), ('Contact', 'Person', 1, 1), ('Account', 'Customer', 0, 1);
INSERT INTO a_record_type (object, developerName, available, master) VALUES ('Contact', 'Master', 0, 1);

-- case: and it fails
-- flags: Lead
-- severity: high
-- basis: observed
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_record_type (object, developerName, available) VALUES ('Lead', 'Partner', 0);
INSERT INTO marketo_error (error_type, object, details, failures) VALUES
    ('Record Level', 'Lead', 'INVALID_CROSS_REFERENCE_KEY: Record Type ID: this ID value isn''t valid for the user', 4);

-- case: worked out for another user, which record types are assigned is not known
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_record_type (object, developerName, available) VALUES ('Lead', 'Partner', 0);
UPDATE describe_record_type SET available = NULL;

-- case: failures of other kinds, and of another object
-- flags: Lead
-- severity: low
-- ignores: Contact
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_record_type (object, developerName, available) VALUES ('Lead', 'Partner', 0);
INSERT INTO marketo_error (error_type, object, details, failures) VALUES ('Record Level', 'Lead', 'UNABLE_TO_LOCK_ROW: record type Partner', 4),
    ('Record Level', 'Lead', 'INVALID_CROSS_REFERENCE_KEY: invalid cross reference id', 4),
    ('Record Level', 'Contact', 'INVALID_CROSS_REFERENCE_KEY: Record Type ID: this ID value isn''t valid for the user', 4);
