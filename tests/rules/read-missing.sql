-- case: objects Salesforce said no to
-- flags: Account
-- message: contacts arrive without their company
-- severity: critical
-- flags: Opportunity
-- severity: high
-- flags: Campaign
-- severity: low
-- flags: Task
-- severity: medium
-- ignores: Lead
-- ignores: Contact
-- ignores: User
-- ignores: OpportunityContactRole
-- ignores: Case
INSERT INTO an_object (name, state) VALUES
    ('Lead', 'ok'), ('Contact', 'failed'), ('Account', 'not_there'), ('Opportunity', 'not_permitted'), ('Campaign', 'not_there'),
    ('Task', 'not_there'), ('User', 'ok'), ('OpportunityContactRole', 'ok'), ('Event', 'ok'), ('CampaignMember', 'ok'),
    ('Case', 'not_there');

-- case: an object that is not even listed, and an enabled custom object
-- flags: Event
-- severity: medium
-- flags: Visit__c
-- message: it is configured as synced
-- severity: high
-- ignores: Seminar__c
INSERT INTO synced_object_setting VALUES ('Visit__c'), ('Seminar__c');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity'), ('OpportunityContactRole'), ('User'),
    ('Campaign'), ('CampaignMember'), ('Task'), ('Seminar__c');

-- case: an enabled custom object by another name
-- flags: Vist__c
-- message: the sync user cannot read Vist__c (did you mean Visit__c?): it is configured as synced
-- severity: high
INSERT INTO synced_object_setting VALUES ('Vist__c');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity'), ('OpportunityContactRole'), ('User'),
    ('Campaign'), ('CampaignMember'), ('Task'), ('Event'), ('Visit__c');

-- case: a standard object is nobody's slip, however near another one is
-- flags: Contact
-- message: ^the sync user cannot read Contact: contacts do not sync$
-- severity: critical
INSERT INTO an_object (name) VALUES ('Lead'), ('Contract'), ('Account'), ('Opportunity'), ('OpportunityContactRole'), ('User'),
    ('Campaign'), ('CampaignMember'), ('Task'), ('Event');

-- case: what nobody asked for is not missing
-- flags: Lead
-- severity: critical
-- basis: certain
-- who: salesforce
-- action: Give the sync user Read on these objects
-- evidence: state=not_there
-- ignores: Contact
UPDATE run SET scope = 'Lead,Contact';
INSERT INTO an_object (name, state) VALUES ('Lead', 'not_there'), ('Contact', 'ok');

-- case: with Veeva CRM the sync takes no leads, opportunities, campaigns and activities
-- flags: User
-- severity: medium
-- ignores: Lead
-- ignores: Opportunity
-- ignores: Task
INSERT INTO an_object (name, state) VALUES ('Lead', 'not_there'), ('Opportunity', 'not_there'), ('Task', 'not_permitted'),
    ('User', 'not_there'), ('Contact', 'ok'), ('Account', 'ok'), ('Call2_vod__c', 'ok');

-- case: everything, each in its severity
-- flags: Lead
-- severity: critical
-- flags: Contact
-- severity: critical
-- flags: Account
-- severity: critical
-- flags: User
-- severity: medium
-- flags: Opportunity
-- severity: high
-- flags: OpportunityContactRole
-- severity: high
-- flags: Task
-- severity: medium
-- flags: Event
-- severity: medium
-- flags: Campaign
-- severity: low
-- flags: CampaignMember
-- severity: low
-- flags: Visit__c
-- severity: high
INSERT INTO an_object (name) VALUES ('Case');
INSERT INTO synced_object_setting VALUES ('Visit__c');

-- case: the list was not read whole
-- ignores: Case
UPDATE coverage SET status = 'partial' WHERE source = 'global';
INSERT INTO an_object (name) VALUES ('Case');
