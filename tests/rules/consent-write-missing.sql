-- case: read-only opt-out and address
-- flags: Lead.HasOptedOutOfEmail
-- message: field-level security is read-only
-- severity: critical
-- basis: certain
-- who: salesforce
-- action: Give the sync user Edit on these fields (field-level security)
-- evidence: reason=field-level security is read-only
-- evidence: marketo_field=Unsubscribed
-- flags: Contact.Email
-- ignores: Lead.Email
-- ignores: Contact.HasOptedOutOfEmail
-- ignores: Contact.HasOptedOutOfFax
-- ignores: Contact.Rating
-- ignores: Account.Email
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type, createable, updateable) VALUES
    ('Lead', 'HasOptedOutOfEmail', 'boolean', 0, 0), ('Lead', 'Email', 'email', 1, 1),
    ('Contact', 'Email', 'email', 0, 0), ('Contact', 'HasOptedOutOfEmail', 'boolean', 1, 1),
    ('Contact', 'HasOptedOutOfFax', 'boolean', 0, 0), ('Contact', 'Rating', 'picklist', 0, 0),
    ('Account', 'Email', 'email', 0, 0);

-- case: without Edit on the object its fields say nothing of their own
-- flags: Contact.Email
-- ignores: Lead.Email
INSERT INTO an_object (name, updateable) VALUES ('Lead', 0), ('Contact', 1);
INSERT INTO a_field (object, name, type, createable, updateable) VALUES
    ('Lead', 'Email', 'email', 0, 0), ('Contact', 'Email', 'email', 0, 0);

-- case: other fields that Marketo writes
-- flags: Lead.Email
-- ignores: Lead.Rating
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, createable, updateable) VALUES ('Lead', 'Email', 'email', 0, 0), ('Lead', 'Rating', 'picklist', 0, 0);
