-- Fields Marketo's own set-up adds to Lead and Contact. `suffix` is the name without the prefix of the package generation:
-- mkto71_ (made by hand), mkto2__ (older managed package).
-- Source: reference
--     field       text                  API name
--     suffix      text                  the same without mkto71_
--     label       text                  label
--     type        text                  describe's type
--     length      integer (characters)  or digits of a number
--     class       text                  recommended, optional, sales insight
--     source      text                  where that is written
--     confidence  text                  documented, community, inferred
CREATE TEMP TABLE reference_marketo_field (
    field      TEXT PRIMARY KEY,
    suffix     TEXT NOT NULL,
    label      TEXT NOT NULL,
    type       TEXT NOT NULL,    -- describe's type
    length     INTEGER,          -- characters, or digits of a number
    class      TEXT NOT NULL CHECK (class IN ('recommended', 'optional', 'sales insight')),
    source     TEXT NOT NULL,
    confidence TEXT NOT NULL CHECK (confidence IN ('documented', 'community', 'inferred'))
) WITHOUT ROWID;

INSERT INTO reference_marketo_field
SELECT 'mkto71_' || column1, column1, column2, column3, column4, column5,
       'Adobe: Step 1 of 3, Add Marketo Fields to Salesforce', 'documented' FROM (VALUES
    ('Lead_Score__c', 'Score', 'double', 10, 'recommended'),
    ('Acquisition_Date__c', 'Acquisition Date', 'datetime', NULL, 'recommended'),
    ('Acquisition_Program__c', 'Acquisition Program', 'string', 255, 'recommended'),
    ('Acquisition_Program_Id__c', 'Acquisition Program Id', 'double', 18, 'optional'),
    ('Original_Referrer__c', 'Original Referrer', 'string', 255, 'optional'),
    ('Original_Search_Engine__c', 'Original Search Engine', 'string', 255, 'optional'),
    ('Original_Search_Phrase__c', 'Original Search Phrase', 'string', 255, 'optional'),
    ('Original_Source_Info__c', 'Original Source Info', 'string', 255, 'optional'),
    ('Original_Source_Type__c', 'Original Source Type', 'string', 255, 'optional'),
    ('Inferred_City__c', 'Inferred City', 'string', 255, 'optional'),
    ('Inferred_Company__c', 'Inferred Company', 'string', 255, 'optional'),
    ('Inferred_Country__c', 'Inferred Country', 'string', 255, 'optional'),
    ('Inferred_Metropolitan_Area__c', 'Inferred Metropolitan Area', 'string', 255, 'optional'),
    ('Inferred_Phone_Area_Code__c', 'Inferred Phone Area Code', 'string', 255, 'optional'),
    ('Inferred_Postal_Code__c', 'Inferred Postal Code', 'string', 255, 'optional'),
    ('Inferred_State_Region__c', 'Inferred State Region', 'string', 255, 'optional'));

INSERT INTO reference_marketo_field
SELECT 'mkto_si__' || column1, column1, column2, column3, NULL, 'sales insight',
       'Marketo Sales Insight package, as seen in public metadata', 'community' FROM (VALUES
    ('Last_Interesting_Moment__c', 'Last Interesting Moment', 'string'),
    ('Last_Interesting_Moment_Date__c', 'Last Interesting Moment Date', 'datetime'),
    ('Last_Interesting_Moment_Desc__c', 'Last Interesting Moment Description', 'string'),
    ('Last_Interesting_Moment_Source__c', 'Last Interesting Moment Source', 'string'),
    ('Last_Interesting_Moment_Type__c', 'Last Interesting Moment Type', 'string'),
    ('Priority__c', 'Priority', 'double'),
    ('Relative_Score__c', 'Relative Score', 'string'),
    ('Relative_Score_Value__c', 'Relative Score Value', 'double'),
    ('Urgency__c', 'Urgency', 'string'),
    ('Urgency_Value__c', 'Urgency Value', 'double'),
    ('HideDate__c', 'Hide Date', 'date'),
    ('Mkto_Lead_Score__c', 'Marketo Lead Score', 'double'),
    ('Sales_Insight__c', 'Sales Insight', 'string'),
    ('Add_to_Marketo_Campaign__c', 'Add to Marketo Campaign', 'string'));
