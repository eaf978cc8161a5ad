-- The public views of what runs when a record is written. Columns are only ever added.
--
-- automation:      object, kind, name: active ones on standard objects; kind: Apex trigger, flow before save, flow after save
-- duplicate_rule:  object, name: active ones; whether one blocks or only reports, no query tells
-- assignment_rule: object, name, active

CREATE VIEW automation AS
SELECT TableEnumOrId AS object, 'Apex trigger' AS kind, coalesce(NamespacePrefix || '__', '') || Name AS name
FROM setup_apex_trigger
WHERE coalesce(UsageBeforeInsert, 1) OR coalesce(UsageAfterInsert, 1) OR coalesce(UsageBeforeUpdate, 1) OR coalesce(UsageAfterUpdate, 1)
UNION ALL
SELECT TriggerObjectOrEventId, iif(TriggerType = 'RecordBeforeSave', 'flow before save', 'flow after save'), coalesce(Label, ApiName)
FROM setup_flow WHERE TriggerType IN ('RecordBeforeSave', 'RecordAfterSave');

CREATE VIEW duplicate_rule AS SELECT SobjectType AS object, coalesce(MasterLabel, DeveloperName) AS name FROM setup_duplicate_rule;

CREATE VIEW assignment_rule AS SELECT SobjectType AS object, Name AS name, Active AS active FROM setup_assignment_rule;
