-- case: texts longer than a Marketo text area
-- flags: Account.Plan__c
-- message: ^may hold up to 131072 characters of rich text; Marketo keeps 30000 bytes$
-- severity: low
-- basis: certain
-- who: both
-- action: Decide: keep with a reason, or hide from the sync user
-- proposed: decide
-- evidence: length=131072
-- evidence: rich_text=1
-- flags: Lead.Notes__c
-- message: 32768 characters; Marketo
-- ignores: Lead.Short_Notes__c
-- ignores: Lead.Description
-- ignores: Opportunity.Description
-- ignores: Lead.mkto_si__Moment__c
-- ignores: Lead.Interests__c
-- ignores: Case.Log__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Account'), ('Opportunity'), ('Case');
INSERT INTO a_field (object, name, type, length, htmlFormatted) VALUES
    ('Account', 'Plan__c', 'textarea', 131072, 1), ('Lead', 'Notes__c', 'textarea', 32768, 0),
    ('Lead', 'Short_Notes__c', 'textarea', 30000, 0), ('Lead', 'Description', 'textarea', 32000, 0),
    ('Opportunity', 'Description', 'textarea', 32000, 0), ('Lead', 'mkto_si__Moment__c', 'textarea', 32768, 0),
    ('Lead', 'Interests__c', 'multipicklist', 40990, 0), ('Case', 'Log__c', 'textarea', 131072, 0);

-- case: one character too long and not; a form's field, and one without a text, lose nothing
-- flags: Lead.Long__c
-- message: ^may hold up to 30001 characters; Marketo keeps 30000 bytes$
-- flags: Lead.Used__c
-- message: ; filled in 40 % of the records looked at
-- flags: Lead.Unseen__c
-- ignores: Lead.Fitting__c
-- ignores: Lead.Comments__c
-- ignores: Lead.UTM_History__c
-- ignores: Lead.Heard__c
-- ignores: Lead.Empty__c
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, label, type, length) VALUES
    ('Lead', 'Long__c', 'Long', 'textarea', 30001), ('Lead', 'Fitting__c', 'Fitting', 'textarea', 30000), ('Lead', 'Used__c', 'Call log', 'textarea', 32768),
    ('Lead', 'Unseen__c', 'Meeting log', 'textarea', 32768), ('Lead', 'Comments__c', 'Comments', 'textarea', 32768),
    ('Lead', 'UTM_History__c', 'UTM History', 'textarea', 32768), ('Lead', 'Heard__c', 'How did you hear about us?', 'textarea', 32768),
    ('Lead', 'Empty__c', 'Visit log', 'textarea', 32768);
INSERT INTO object_usage (object, records) VALUES ('Lead', 5000);
INSERT INTO field_usage (object, field, method, filled, records) VALUES
    ('Lead', 'Used__c', 'sampled', 400, 1000), ('Lead', 'Unseen__c', 'sampled', 0, 1000), ('Lead', 'Empty__c', 'counted', 0, 5000);
