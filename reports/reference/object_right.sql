-- What the sync needs on each object. needs_* : 'yes'; 'page' = Adobe's set-up page grants it and the sync gets by without;
-- 'campaigns' = only when campaigns sync; 'no'.
-- Source: reference
--     object        text  API name
--     needs_read    text  when: always, …
--     needs_create  text  when
--     needs_edit    text  when
--     needs_delete  text  when
--     why           text  what for
--     source        text  where that is written
--     confidence    text  documented, community, inferred
--     position      integer (place)  from 1, in the order in which they matter
CREATE TEMP TABLE reference_object_right (
    object       TEXT PRIMARY KEY,
    needs_read   TEXT NOT NULL,
    needs_create TEXT NOT NULL,
    needs_edit   TEXT NOT NULL,
    needs_delete TEXT NOT NULL,
    why          TEXT NOT NULL,
    source       TEXT NOT NULL,
    confidence   TEXT NOT NULL CHECK (confidence IN ('documented', 'community', 'inferred')),
    position     INTEGER NOT NULL UNIQUE
) WITHOUT ROWID;

INSERT INTO reference_object_right VALUES
    ('Lead', 'yes', 'yes', 'yes', 'page', 'syncs both ways; Marketo creates leads',
     'Adobe: Step 2 of 3, Create a Salesforce User for Marketo', 'documented', 1),
    ('Contact', 'yes', 'page', 'yes', 'page', 'syncs both ways; Marketo creates one only when it converts a person',
     'Adobe: Step 2 of 3, Create a Salesforce User for Marketo', 'documented', 2),
    ('Account', 'yes', 'page', 'page', 'page', 'goes to Marketo only; the company data of every contact',
     'Adobe: Step 2 of 3, Create a Salesforce User for Marketo', 'documented', 3),
    ('Opportunity', 'yes', 'page', 'page', 'page', 'goes to Marketo only',
     'Adobe: Step 2 of 3, Create a Salesforce User for Marketo', 'documented', 4),
    ('OpportunityContactRole', 'yes', 'no', 'no', 'no', 'ties opportunities to people; follows Opportunity',
     'Adobe: SFDC Sync - Opportunity Sync', 'documented', 5),
    ('Campaign', 'campaigns', 'campaigns', 'campaigns', 'campaigns', 'both ways for members and statuses',
     'Adobe: Step 2 of 3, Create a Salesforce User for Marketo', 'documented', 6),
    ('CampaignMember', 'campaigns', 'campaigns', 'campaigns', 'campaigns', 'follows Campaign, Lead and Contact',
     'Adobe: SFDC Sync - Campaign Sync', 'inferred', 7),
    ('Task', 'yes', 'page', 'page', 'no', 'goes to Marketo; Marketo creates tasks',
     'Adobe: SFDC Sync - Activity Sync', 'documented', 8),
    ('Event', 'yes', 'page', 'page', 'no', 'goes to Marketo',
     'Adobe: SFDC Sync - Activity Sync', 'documented', 9),
    ('User', 'yes', 'no', 'no', 'no', 'the owner of each person',
     'Adobe: SFDC Sync - Lead/Account Owner Sync', 'documented', 10);
