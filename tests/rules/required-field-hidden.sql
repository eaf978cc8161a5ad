-- case: fields of the list that cannot be seen
-- flags: Account.Name
-- message: two sources say so
-- severity: critical
-- flags: Account.ParentId
-- message: one source says so
-- severity: medium
-- ignores: Account.OwnerId
-- ignores: Campaign
-- ignores: Site__c
INSERT INTO an_object (name, state) VALUES ('Account', 'ok'), ('Site__c', 'ok'), ('Campaign', 'not_asked');
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
