-- What steps of a Marketo flow do at Salesforce. Names as the API and the screen have them, in small letters, with person for lead.
-- Source: reference
--     step     text    the name, as marketo_campaign_step compares it
--     calls    yes/no  in a trigger campaign it asks Salesforce for each person at once
--     does     text    sync, campaign, owner, convert, delete, task, moment
--     implied  yes/no  it runs Sync Person to SFDC first where the person is not in Salesforce
--     source   text    where that is written
CREATE TEMP TABLE reference_flow_step (
    step    TEXT PRIMARY KEY,
    calls   INTEGER NOT NULL,
    does    TEXT NOT NULL,
    implied INTEGER NOT NULL,
    source  TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO reference_flow_step
SELECT column1, column2, column3, column4, 'Adobe: Implied Salesforce Actions; How Marketo uses the Salesforce API' FROM (VALUES
    ('sync person to sfdc', 1, 'sync', 0),
    ('add to sfdc campaign', 1, 'campaign', 1),
    ('change status in sfdc campaign', 1, 'campaign', 1),
    ('remove from sfdc campaign', 1, 'campaign', 0),
    ('change owner', 1, 'owner', 1),
    ('convert person', 1, 'convert', 1),
    ('delete person from sfdc', 1, 'delete', 0),
    ('delete person', 0, 'delete', 0),
    ('create task', 0, 'task', 1),
    ('interesting moment', 0, 'moment', 0));
