-- What is compared of one side, read from a judged snapshot. `now` is the attached database that holds it.

CREATE TABLE now.run AS
SELECT a.time, a.org_id, a.org_name, a.sandbox, a.instance_url, a.user_id, a.sync_user, a.api_version, a.scope, a.partial,
       v.verdict,
       EXISTS (SELECT 1 FROM coverage WHERE source = 'permissions' AND object = 'PermissionSetAssignment' AND status = 'ok')
           AS assignments_read
FROM audit a, verdict v;

-- state: ok = described, gone = not there though the list of all objects was read, unknown = not read.
CREATE TABLE now.object AS
SELECT o.object, o.label, o.custom,
       CASE o.state WHEN 'ok' THEN 'ok' WHEN 'not_there' THEN 'gone' ELSE 'unknown' END AS state,
       coalesce(s.synced, 'no') AS synced,
       coalesce(s.fields_sync, 0) AS fields_sync,
       o.can_create, o.can_edit, o.can_delete
FROM object o
LEFT JOIN synced_object s ON s.object = o.object
WHERE o.kind IN ('standard object', 'custom object');
CREATE UNIQUE INDEX now.object_name ON object (object);

-- Every field the sync user sees; decided = whether marketing needs it, where somebody has said so. The columns
-- after `marketo_writes` are compared one by one; src/diff/found says what a change of each means.
CREATE TABLE now.field AS
SELECT f.object, f.field, i.id AS durable_id, d.needs AS decided, f.custom, s.field IS NOT NULL AND NOT coalesce(s.ignored, 0) AS syncs,
       w.field IS NOT NULL AS marketo_writes,
       f.label, f.type, f.length, f.precision, f.scale, f.formula, formula.kind AS formula_kind, f.roll_up, f.auto_number,
       f.createable AND NOT f.nillable AND NOT f.defaulted_on_create AS required,
       f.can_create, f.can_edit, f.is_unique, f.external_id, f.restricted_picklist, f.controller, f.reference_to,
       f.encrypted, f.default_value, f.help_text
FROM field f
LEFT JOIN synced_field s ON s.object = f.object AND s.field = f.field
LEFT JOIN marketo_written w ON w.object = f.object AND w.field = f.field
LEFT JOIN formula ON formula.object = f.object AND formula.field = f.field
LEFT JOIN field_id i ON i.object = f.object AND i.field = f.field
LEFT JOIN field_decision d ON d.object = f.object AND d.field = f.field AND d.needs <> '';
CREATE UNIQUE INDEX now.field_name ON field (object, field);

-- The active values of each picklist, as one JSON array.
CREATE TABLE now.picklist (object TEXT, field TEXT, "values" TEXT, PRIMARY KEY (object, field)) WITHOUT ROWID;
INSERT INTO now.picklist
SELECT object, field, json_group_array(value) FROM picklist_value WHERE active AND value IS NOT NULL GROUP BY object, field;

CREATE TABLE now.finding AS
SELECT fingerprint, rule, severity, severity_rank, object, field, message, waived FROM finding;
CREATE UNIQUE INDEX now.finding_fingerprint ON finding (fingerprint);

CREATE TABLE now.rule AS SELECT id, title, status FROM rule_result;

CREATE TABLE now.action AS SELECT action, coalesce(object, '') AS object, severity, severity_rank, findings FROM action;
CREATE INDEX now.action_name ON action (action, object);

CREATE TABLE now.source AS SELECT source, status, reason FROM source;

CREATE TABLE now.container AS SELECT kind, coalesce(api_name, name) AS api_name, name, state FROM container GROUP BY 1, 2;

CREATE TABLE now.system_permission AS SELECT permission, granted FROM system_permission WHERE granted IS NOT NULL;
CREATE UNIQUE INDEX now.system_permission_name ON system_permission (permission);

CREATE TABLE now.usage_object AS SELECT object, records FROM usage_object WHERE records IS NOT NULL;

-- What was counted; a sample moves by chance.
CREATE TABLE now.usage_field AS
SELECT object, field, method, filled, records, fill FROM usage_field WHERE method IN ('counted', 'true') AND fill IS NOT NULL;
CREATE UNIQUE INDEX now.usage_field_name ON usage_field (object, field);
