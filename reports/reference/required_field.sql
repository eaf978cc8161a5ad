-- Fields the sync user has to see, or the sync reports a required field as missing.
-- The list comes from one excerpt of a community article; `sources` counts the independent pages that bear a row out.
-- `everywhere` = 0: the field exists only with some edition or feature, so nobody can say that it is hidden.
-- Source: reference
--     object      text               API name of the object
--     field       text               API name
--     sources     integer (sources)  that say so
--     everywhere  yes/no             in every org
--     source      text               where that is written
--     confidence  text               documented, community, inferred
CREATE TEMP TABLE reference_required_field (
    object     TEXT NOT NULL,
    field      TEXT NOT NULL,
    sources    INTEGER NOT NULL,
    everywhere INTEGER NOT NULL,
    source     TEXT NOT NULL,
    confidence TEXT NOT NULL CHECK (confidence IN ('documented', 'community', 'inferred')),
    PRIMARY KEY (object, field)
) WITHOUT ROWID;

-- Borne out by Adobe's field mapping, or by Adobe's pages on the sync of that object.
INSERT INTO reference_required_field
SELECT column1, column2, 2, 1,
       'Marketo Nation: SFDC required fields for SFDC sync; Adobe: Default Salesforce Field Mapping', 'documented' FROM (VALUES
    ('Lead', 'IsConverted'),
    ('Lead', 'ConvertedDate'),
    ('Lead', 'Status'),
    ('Lead', 'IsDeleted'),
    ('Lead', 'CreatedDate'),
    ('Lead', 'Email'),
    ('Lead', 'Company'),
    ('Contact', 'IsDeleted'),
    ('Contact', 'CreatedDate'),
    ('Contact', 'Email'),
    ('Account', 'Name'));

INSERT INTO reference_required_field
SELECT column1, column2, 1, 1, 'Marketo Nation: SFDC required fields for SFDC sync', 'community' FROM (VALUES
    ('Lead', 'ConvertedAccountId'),
    ('Lead', 'ConvertedContactId'),
    ('Lead', 'ConvertedOpportunityId'),
    ('Lead', 'OwnerId'),
    ('Lead', 'MasterRecordId'),
    ('Lead', 'Id'),
    ('Lead', 'SystemModstamp'),
    ('Lead', 'Name'),
    ('Contact', 'AccountId'),
    ('Contact', 'OwnerId'),
    ('Contact', 'MasterRecordId'),
    ('Contact', 'Id'),
    ('Contact', 'SystemModstamp'),
    ('Contact', 'Name'),
    ('Account', 'OwnerId'),
    ('Account', 'IsDeleted'),
    ('Account', 'MasterRecordId'),
    ('Account', 'Id'),
    ('Account', 'SystemModstamp'),
    ('Account', 'CreatedDate'),
    ('Account', 'ParentId'),
    ('User', 'CreatedDate'),
    ('User', 'Email'),
    ('User', 'Id'),
    ('User', 'ManagerId'),
    ('User', 'SystemModstamp'),
    ('User', 'UserType'),
    ('Opportunity', 'AccountId'),
    ('Opportunity', 'CreatedDate'),
    ('Opportunity', 'Id'),
    ('Opportunity', 'IsClosed'),
    ('Opportunity', 'IsDeleted'),
    ('Opportunity', 'IsWon'),
    ('Opportunity', 'Name'),
    ('Opportunity', 'OwnerId'),
    ('Opportunity', 'Probability'),
    ('Opportunity', 'StageName'),
    ('Opportunity', 'SystemModstamp'),
    ('Opportunity', 'LastModifiedDate'),
    ('OpportunityContactRole', 'ContactId'),
    ('OpportunityContactRole', 'CreatedDate'),
    ('OpportunityContactRole', 'Id'),
    ('OpportunityContactRole', 'IsDeleted'),
    ('OpportunityContactRole', 'IsPrimary'),
    ('OpportunityContactRole', 'OpportunityId'),
    ('OpportunityContactRole', 'SystemModstamp'),
    ('Campaign', 'CreatedDate'),
    ('Campaign', 'Id'),
    ('Campaign', 'IsActive'),
    ('Campaign', 'IsDeleted'),
    ('Campaign', 'Name'),
    ('Campaign', 'OwnerId'),
    ('Campaign', 'ParentId'),
    ('Campaign', 'Status'),
    ('Campaign', 'SystemModstamp'),
    ('Campaign', 'Type'));

-- Hidden in syncs that work, or there only with a feature: portals and communities, campaigns, member record types.
INSERT INTO reference_required_field
SELECT column1, column2, 1, 0, 'Marketo Nation: SFDC required fields for SFDC sync', 'community' FROM (VALUES
    ('User', 'AccountId'),
    ('Opportunity', 'CampaignId'),
    ('Opportunity', 'IsPrivate'),
    ('Campaign', 'CampaignMemberRecordTypeId'));
