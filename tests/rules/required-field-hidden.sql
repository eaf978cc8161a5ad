-- case: fields of the list that cannot be seen
-- flags: Account.Name
-- message: so say Adobe's pages and a community article
-- severity: critical
-- basis: certain
-- flags: Account.ParentId
-- message: so says a community article, and no page of Adobe's
-- severity: medium
-- basis: possible
-- who: salesforce
-- action: Make these fields visible to the sync user
-- evidence: sources=1
-- evidence: source=Marketo Nation: SFDC required fields for SFDC sync
-- ignores: Account.OwnerId
-- ignores: Campaign
-- ignores: Site__c
INSERT INTO an_object (name, state) VALUES ('Account', 'ok'), ('Site__c', 'ok'), ('Campaign', 'not_asked');
INSERT INTO a_field (object, name) VALUES ('Site__c', 'Name'), ('Site__c', 'ParentId');
INSERT INTO a_field (object, name)
SELECT 'Account', value FROM json_each('["OwnerId", "IsDeleted", "MasterRecordId", "Id", "SystemModstamp", "CreatedDate"]');

-- case: what hangs on an edition or a feature, and what working syncs hide, is not missed; consent has its own rule
-- flags: Lead.Status
-- ignores: Lead
-- ignores: Opportunity
-- ignores: User
INSERT INTO an_object (name) VALUES ('Lead'), ('Opportunity'), ('User');
INSERT INTO a_field (object, name)
SELECT 'Lead', value FROM json_each('["Id", "IsConverted", "ConvertedDate", "ConvertedAccountId", "ConvertedContactId",
    "ConvertedOpportunityId", "OwnerId", "IsDeleted", "MasterRecordId", "SystemModstamp", "CreatedDate", "Name", "Company"]')
UNION ALL
SELECT 'Opportunity', value FROM json_each('["Id", "AccountId", "CreatedDate", "IsClosed", "IsDeleted", "IsWon", "Name",
    "OwnerId", "Probability", "StageName", "SystemModstamp", "LastModifiedDate"]')
UNION ALL
SELECT 'User', value FROM json_each('["Id", "CreatedDate", "Email", "ManagerId", "SystemModstamp", "UserType"]');

-- case: campaigns matter once they are synced
-- flags: Campaign.ParentId
-- severity: low
-- ignores: Campaign.Type
-- ignores: Campaign
INSERT INTO an_object (name) VALUES ('Campaign');
INSERT INTO a_field (object, name)
SELECT 'Campaign', value FROM json_each('["Id", "CreatedDate", "IsActive", "IsDeleted", "Name", "OwnerId", "Status",
    "SystemModstamp", "Type"]');

-- case: campaigns are synced
-- flags: Campaign.Type
-- severity: medium
-- ignores: Campaign.ParentId
INSERT INTO synced_object_setting VALUES ('Campaign');
INSERT INTO an_object (name) VALUES ('Campaign');
INSERT INTO a_field (object, name)
SELECT 'Campaign', value FROM json_each('["Id", "CreatedDate", "IsActive", "IsDeleted", "Name", "OwnerId", "Status",
    "SystemModstamp", "ParentId"]');
