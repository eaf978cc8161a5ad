-- The public views of what runs when a record is written. Columns are only ever added.

-- One row for each active Apex trigger and record-triggered flow on a standard object.
-- Source: automation
--     object  text  API name
--     kind    text  Apex trigger, flow before save, flow after save
--     name    text  its name, with the namespace of its package
CREATE VIEW automation AS
SELECT TableEnumOrId AS object, 'Apex trigger' AS kind, coalesce(NamespacePrefix || '__', '') || Name AS name
FROM setup_apex_trigger
WHERE coalesce(UsageBeforeInsert, 1) OR coalesce(UsageAfterInsert, 1) OR coalesce(UsageBeforeUpdate, 1) OR coalesce(UsageAfterUpdate, 1)
UNION ALL
SELECT TriggerObjectOrEventId, iif(TriggerType = 'RecordBeforeSave', 'flow before save', 'flow after save'), coalesce(Label, ApiName)
FROM setup_flow WHERE TriggerType IN ('RecordBeforeSave', 'RecordAfterSave');

-- One row for each active duplicate rule. Whether one blocks or only reports, no query tells.
-- Source: automation
--     object  text  API name
--     name    text  its label
CREATE VIEW duplicate_rule AS SELECT SobjectType AS object, coalesce(MasterLabel, DeveloperName) AS name FROM setup_duplicate_rule;

-- One row for each assignment rule.
-- Source: automation
--     object  text    Lead or Case
--     name    text    its name
--     active  yes/no  only one of an object is
CREATE VIEW assignment_rule AS SELECT SobjectType AS object, Name AS name, Active AS active FROM setup_assignment_rule;
