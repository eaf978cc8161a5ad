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

-- case: the status of another object's field, of a standard field, and of the contact's field on Account
-- flags: Contact.Old__c
-- ignores: Lead.Old__c
-- ignores: Lead.Fax
-- ignores: Account.Old__pc
INSERT INTO coverage (source, status) VALUES ('setup', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Old__c'), ('Lead', 'Fax'), ('Contact', 'Old__c'), ('Account', 'Old__pc');
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName, BusinessStatus) VALUES
    ('Contact.00N1', 'Contact', 'Old__c', 'Hidden'), ('Lead.Fax', 'Lead', 'Fax', 'Hidden'), ('Account.00N2', 'Account', 'Old__pc', 'Hidden');
