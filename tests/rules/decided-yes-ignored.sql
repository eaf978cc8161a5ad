-- case: wanted and left out; left out and not wanted; wanted and taken along
-- flags: Contact.HomePhone
-- message: ^marketing needs it: call centre, and Marketo's sync leaves it out$
-- severity: medium
-- basis: certain
-- who: both
-- action: Sync a copy of the field
-- evidence: why=call centre
-- evidence: marketing_contact=
-- evidence: answer=
-- flags: Contact.LastActivityDate
-- message: ^marketing needs it, and Marketo
-- ignores: Contact.OtherCity
-- ignores: Lead.HomePhone
-- ignores: Contact.OtherState
-- ignores: Contact.Title
-- ignores: Contact.Fax
-- ignores: Contact.OtherPhone
INSERT INTO an_object (name) VALUES ('Contact'), ('Lead');
INSERT INTO a_field (object, name) VALUES ('Contact', 'HomePhone'), ('Lead', 'HomePhone'), ('Contact', 'LastActivityDate'), ('Contact', 'OtherCity'),
    ('Contact', 'OtherState'), ('Contact', 'Title'), ('Contact', 'Fax'), ('Contact', 'OtherPhone');
INSERT INTO a_decision (object, field, needs, why, answer) VALUES ('Contact', 'HomePhone', 'yes', 'call centre', NULL), ('Lead', 'HomePhone', 'yes', NULL, NULL),
    ('Contact', 'LastActivityDate', 'yes', NULL, 'planned'), ('Contact', 'OtherCity', 'no', NULL, NULL), ('Contact', 'Title', 'yes', NULL, NULL),
    ('Contact', 'OtherPhone', 'yes', NULL, 'done'), ('Contact', 'Fax', 'yes', NULL, 'refused'), ('Contact', 'ReportsToId', 'yes', NULL, NULL);
