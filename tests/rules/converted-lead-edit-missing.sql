-- case: pushes to converted leads
-- flags: -
-- message: 7 failures on converted leads
-- severity: medium
-- basis: observed
-- who: both
-- action: Let the sync user edit converted leads, or push to the contact
-- evidence: permission=AllowViewEditConvertedLeads
-- evidence: failures=7
INSERT INTO coverage (source, status) VALUES ('errors', 'ok');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'AllowViewEditConvertedLeads', 0);
INSERT INTO marketo_error (error_type, object, details, failures) VALUES
    ('Record Level', 'Lead', 'CANNOT_UPDATE_CONVERTED_LEAD: cannot reference converted lead', 7);

-- case: no such errors
-- ignores: -
INSERT INTO coverage (source, status) VALUES ('errors', 'ok');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'AllowViewEditConvertedLeads', 0);

-- case: it has the permission
-- ignores: -
INSERT INTO coverage (source, status) VALUES ('errors', 'ok');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission) VALUES ('P', 'AllowViewEditConvertedLeads');
INSERT INTO marketo_error (error_type, object, details, failures) VALUES
    ('Record Level', 'Lead', 'CANNOT_UPDATE_CONVERTED_LEAD: cannot reference converted lead', 7);

-- case: other errors
-- ignores: -
INSERT INTO coverage (source, status) VALUES ('errors', 'ok');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'AllowViewEditConvertedLeads', 0);
INSERT INTO marketo_error (error_type, object, details, failures) VALUES ('Record Level', 'Lead', 'UNABLE_TO_LOCK_ROW: busy', 7);

-- case: other permissions are missing
-- ignores: -
INSERT INTO coverage (source, status) VALUES ('errors', 'ok');
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
INSERT INTO a_system_right (container, permission, granted) VALUES ('P', 'AllowViewEditConvertedLeads', 1), ('P', 'ConvertLeads', 0);
INSERT INTO marketo_error (error_type, object, details, failures) VALUES
    ('Record Level', 'Lead', 'CANNOT_UPDATE_CONVERTED_LEAD: cannot reference converted lead', 7);
