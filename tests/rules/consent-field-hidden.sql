-- case: opt-out and address that cannot be seen
-- flags: Lead.HasOptedOutOfEmail
-- message: opt-outs do not travel
-- severity: critical
-- flags: Contact.Email
-- message: without an address
-- basis: certain
-- who: salesforce
-- action: Make these fields visible to the sync user
-- evidence: marketo_field=Email Address
-- ignores: Lead.Email
-- ignores: Contact.HasOptedOutOfEmail
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type, createable, updateable) VALUES
    ('Lead', 'Email', 'email', 1, 1), ('Contact', 'HasOptedOutOfEmail', 'boolean', 0, 0);

-- case: an object that could not be described says nothing of its fields
-- flags: Lead.HasOptedOutOfEmail
-- ignores: Contact
INSERT INTO an_object (name, state) VALUES ('Lead', 'ok'), ('Contact', 'failed');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Email', 'email');
