-- case: mapped, Marketo's own, and neither
-- flags: Lead.Industry
-- message: Marketo's Industry
-- severity: medium
-- basis: certain
-- who: salesforce
-- action: Make these fields visible to the sync user
-- evidence: reason=not visible
-- flags: Lead.mkto71_Lead_Score__c
-- ignores: Lead.Title
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Title');
INSERT INTO a_definition (object, name) VALUES ('Lead', 'Industry'), ('Lead', 'mkto71_Lead_Score__c'), ('Lead', 'Commission__c'),
    ('Lead', 'Title'), ('Lead', 'HasOptedOutOfEmail'), ('Lead', 'Status');

-- case: another object's field of the name is asked for
-- flags: Account.Type
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Account');
INSERT INTO a_definition (object, name) VALUES ('Account', 'Type');
