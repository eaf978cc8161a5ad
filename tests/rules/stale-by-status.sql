-- case: two that are to go, one that is not
-- flags: Lead.Old__c
-- message: Field Usage is Deprecate Candidate
-- severity: medium
-- basis: certain
-- who: both
-- action: Decide: keep with a reason, or hide from the sync user
-- evidence: business_status=DeprecateCandidate
-- flags: Lead.Off__c
-- message: Field Usage is Hidden
-- ignores: Lead.New__c
-- ignores: Lead.mkto71_Score__c
INSERT INTO coverage (source, status) VALUES ('setup', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Old__c'), ('Lead', 'Off__c'), ('Lead', 'New__c'), ('Lead', 'mkto71_Score__c');
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName, BusinessStatus) VALUES
    ('Lead.00N1', 'Lead', 'Old__c', 'DeprecateCandidate'), ('Lead.00N2', 'Lead', 'Off__c', 'Hidden'), ('Lead.00N3', 'Lead', 'New__c', 'Active'),
    ('Lead.00N4', 'Lead', 'mkto71_Score__c', 'Hidden');
