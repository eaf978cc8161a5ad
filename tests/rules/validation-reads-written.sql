-- case: a rule on a written field without a way around it
-- flags: Lead
-- message: 2 active validation rules look at what Marketo writes and let nobody pass: Score (mkto71_Lead_Score__c), State (Country, State)
-- severity: medium
-- basis: possible
-- who: both
-- action: Look through the validation rules on what Marketo writes
-- evidence: rules={"Score":"mkto71_Lead_Score__c","State":"Country, State"}
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('validation', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'State'), ('Lead', 'Country'), ('Lead', 'mkto71_Lead_Score__c'), ('Lead', 'Own__c'),
    ('Contact', 'Title');
INSERT INTO setup_validation_rule (Id, "EntityDefinition.QualifiedApiName", ValidationName, Active, "Metadata.errorConditionFormula") VALUES
    ('1', 'Lead', 'State', 1, 'AND(Country = "Email of Title", ISBLANK(State))'),
    ('2', 'Lead', 'Score', 1, 'MKTO71_LEAD_SCORE__C < 0'),
    ('3', 'Lead', 'Own', 1, 'ISBLANK(Own__c) /* State */'),
    ('4', 'Lead', 'Off', 0, 'ISBLANK(State)'),
    ('5', 'Lead', 'Related', 1, 'ISBLANK(Partner__r.State)'),
    ('6', 'Lead', 'Unread', 1, NULL),
    ('7', 'Contact', 'Bypass', 1, 'AND(NOT($Permission.Skip), ISBLANK(Title))'),
    ('8', 'Contact', 'Profile', 1, 'AND($Profile.Name <> "Marketo", ISBLANK(Title))');

-- case: and it fails
-- flags: Contact
-- message: 1 active validation rule looks at what Marketo writes and lets nobody pass: Title (Title)
-- severity: high
-- basis: observed
INSERT INTO coverage (source, status) VALUES ('validation', 'ok');
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO a_field (object, name) VALUES ('Contact', 'Title');
INSERT INTO setup_validation_rule (Id, "EntityDefinition.QualifiedApiName", ValidationName, Active, "Metadata.errorConditionFormula") VALUES
    ('1', 'Contact', 'Title', 1, 'ISBLANK(Title)');
INSERT INTO marketo_error (error_type, object, details, failures) VALUES
    ('Record Level', 'Contact', 'FIELD_CUSTOM_VALIDATION_EXCEPTION: a title is needed', 12);

-- case: failures with another reason or of another object, and rules of other objects
-- flags: Lead
-- severity: medium
-- message: 1 active validation rule
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('validation', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name) VALUES ('Lead', 'State'), ('Contact', 'Title');
INSERT INTO setup_validation_rule (Id, "EntityDefinition.QualifiedApiName", ValidationName, Active, "Metadata.errorConditionFormula") VALUES
    ('1', 'Lead', 'State', 1, 'ISBLANK(State)'), ('2', 'Contact', 'State', 1, 'ISBLANK(State)');
INSERT INTO marketo_error (error_type, object, details, failures) VALUES ('x', 'Lead', 'UNABLE_TO_LOCK_ROW: busy', 12),
    ('Record Level', 'Contact', 'FIELD_CUSTOM_VALIDATION_EXCEPTION: a title is needed', 12);
