-- The ten best practices that reports are ordered by.
-- Source: reference
--     number      integer (1 to 10)  of it
--     title       text               what it is
--     source      text               where that is written
--     confidence  text               documented, community, inferred
CREATE TEMP TABLE reference_practice (
    number     INTEGER PRIMARY KEY,
    title      TEXT NOT NULL,
    source     TEXT NOT NULL,
    confidence TEXT NOT NULL
);
INSERT INTO reference_practice (number, title, source, confidence) VALUES
    (1, 'Understand the sync: write on Lead and Contact, read the rest', 'Adobe: Understanding the Salesforce Sync', 'documented'),
    (2, 'Clean up fields: stale ones and formulas', 'Adobe: SFDC Sync - Field Sync', 'documented'),
    (3, 'Prevent backlogs: noisy fields and fan-out', 'Adobe: Salesforce Sync Backlog Metrics', 'documented'),
    (4, 'Manage errors: permissions, data, country and state values', 'Adobe: Salesforce Sync Errors', 'documented'),
    (5, 'Use a custom sync filter', 'Adobe: Salesforce Sync Backlog Metrics', 'documented'),
    (6, 'Limit task creation', 'Adobe: Customize Activities Sync', 'documented'),
    (7, 'Work with the Salesforce admin', 'Adobe: Step 2 of 3, Create a Salesforce User for Marketo', 'documented'),
    (8, 'Monitor performance: backlog trend and throughput', 'Adobe: Salesforce Sync Backlog Metrics', 'documented'),
    (9, 'Sync custom objects only where needed', 'Adobe: SFDC Sync - Custom Object Sync', 'documented'),
    (10, 'Plan for scale: know what is synced and why', 'Adobe: Step 3 of 3, Connect Marketo and Salesforce', 'documented');
