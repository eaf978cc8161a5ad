-- What closes findings on missing rights, as grants of new permission sets: one set for each capability, so that one can be
-- refused and the others taken. Read from a judged snapshot.
--
-- Facts of deploying them (Metadata API Developer Guide, PermissionSet): a set is replaced as a whole, so each run makes sets of
-- its own; fields that are required or outside field-level security are refused; of an address the whole is written, never its
-- parts; Edit rests on Read, Read of a Contact or an Opportunity on Read of Account, and that of a detail on its master's.

-- The rules this closes.
CREATE TEMP TABLE fix_rule (rule TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO fix_rule VALUES ('object-write-missing'), ('campaign-write-missing'), ('read-missing'), ('field-write-missing'),
    ('consent-write-missing'),
    ('required-field-hidden'), ('mapped-field-hidden'), ('consent-field-hidden'), ('activity-edit-missing'),
    ('system-permission-missing'), ('decided-yes-hidden');

CREATE TEMP TABLE fix_finding AS
SELECT f.* FROM finding f JOIN fix_rule r ON r.rule = f.rule WHERE NOT f.waived;

-- Which use of the sync an object serves. What is not listed is a custom object.
CREATE TEMP VIEW fix_object_capability AS
SELECT column1 AS object, column2 AS capability
FROM (VALUES ('Lead', 'persons'), ('Contact', 'persons'), ('Account', 'persons'), ('Opportunity', 'persons'),
             ('Campaign', 'campaigns'), ('CampaignMember', 'campaigns'), ('Task', 'tasks'), ('Event', 'tasks'));

CREATE TEMP TABLE fix_system (capability TEXT NOT NULL, permission TEXT NOT NULL, PRIMARY KEY (capability, permission)) WITHOUT ROWID;
INSERT OR IGNORE INTO fix_system
SELECT evidence ->> '$.capability', evidence ->> '$.permission' FROM fix_finding WHERE rule = 'system-permission-missing'
UNION
-- Editing activities is a system permission.
SELECT 'tasks', iif(object = 'Task', 'EditTask', 'EditEvent') FROM fix_finding
WHERE rule = 'activity-edit-missing' AND NOT (evidence ->> '$.object_edit');
-- Salesforce demands it for Manage Public Classic Email Templates.
INSERT OR IGNORE INTO fix_system SELECT capability, 'ViewSetup' FROM fix_system WHERE permission = 'EditPublicTemplates';

CREATE TEMP TABLE fix_object (
    capability TEXT NOT NULL, object TEXT NOT NULL, creates INTEGER NOT NULL DEFAULT 0, edits INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (capability, object)) WITHOUT ROWID;
INSERT INTO fix_object
SELECT CASE WHEN object = 'Campaign' THEN 'campaigns'
            WHEN object = 'Contact' AND evidence ->> '$.permission' = 'create' THEN 'convert' ELSE 'persons' END, object,
       max(evidence ->> '$.permission' = 'create'), max(evidence ->> '$.permission' = 'edit')
FROM fix_finding
WHERE rule IN ('object-write-missing', 'campaign-write-missing')
    AND evidence ->> '$.permission' IN ('create', 'edit') -- Delete is never given
GROUP BY 1, 2;
-- What has no permissions of its own follows another object or a system permission.
INSERT OR IGNORE INTO fix_object (capability, object)
SELECT coalesce(c.capability, 'custom'), f.object
FROM fix_finding f LEFT JOIN fix_object_capability c ON c.object = f.object
WHERE f.rule = 'read-missing'
  AND (f.object IN (SELECT object FROM main_object)
       OR f.object = 'Campaign' AND (f.object IN (SELECT object FROM synced_object_setting)
                                     OR 'campaigns' IN (SELECT capability FROM wanted_capability))
       OR f.object GLOB '*__c' AND f.object IN (SELECT object FROM known_object)); -- one that is not there would make the set fail

-- edits: Marketo writes it. A field is given under the name field-level security has it by.
CREATE TEMP TABLE fix_field (
    capability TEXT NOT NULL, object TEXT NOT NULL, field TEXT NOT NULL, edits INTEGER NOT NULL, PRIMARY KEY (capability, object, field))
    WITHOUT ROWID;
INSERT INTO fix_field
SELECT capability, object, field, max(edits)
FROM (
    -- On an object that may be edited from now on, what the fields allow is not known before.
    SELECT coalesce(c.capability, 'custom') AS capability, f.object,
           iif(f.compound_field IS NULL OR f.compound_field = 'Name', f.field, f.compound_field) AS field, 1 AS edits
    FROM marketo_written w
    JOIN field f ON f.object = w.object AND f.field = w.field
    JOIN field_access a ON a.object = f.object AND a.field = f.field
    JOIN object o ON o.object = f.object
    LEFT JOIN fix_object_capability c ON c.object = f.object
    WHERE NOT a.can_edit AND f.permissionable AND f.formula IS NULL AND NOT f.roll_up AND NOT f.auto_number
      AND iif(o.can_edit, a.reason_code = 'fls-edit',
              a.reason_code IN ('fls-edit', 'object-edit', 'create-only')
                  AND EXISTS (SELECT 1 FROM fix_object x WHERE x.object = f.object AND x.edits))
      AND NOT EXISTS (SELECT 1 FROM finding n WHERE n.waived AND n.object = f.object AND n.field = f.field
                      AND n.rule IN ('field-write-missing', 'consent-write-missing'))
    UNION ALL
    SELECT coalesce(c.capability, 'custom'), coalesce(k.holder, n.object), coalesce(k.holder_field, n.field),
           coalesce(h.marketo_writes, n.rule = 'consent-field-hidden') AND coalesce(k.can_edit, 1)
    FROM fix_finding n
    LEFT JOIN known_field k ON k.object = n.object AND k.field = n.field
    LEFT JOIN hidden_field h ON h.object = n.object AND h.field = n.field
    LEFT JOIN fix_object_capability c ON c.object = n.object
    WHERE n.rule IN ('required-field-hidden', 'mapped-field-hidden', 'consent-field-hidden', 'decided-yes-hidden')
      -- One that may not be there would make the whole set fail.
      AND (k.fls OR k.field IS NULL AND n.rule = 'consent-field-hidden')
    UNION ALL
    SELECT 'tasks', n.object, name.value, 1
    FROM fix_finding n, json_each(n.evidence, '$.fields') AS name
    WHERE n.rule = 'activity-edit-missing' AND name.value IS NOT NULL
    UNION ALL
    SELECT 'tasks', n.object, f.field, 1
    FROM fix_finding n JOIN field f ON f.object = n.object
    WHERE n.rule = 'activity-edit-missing' AND NOT (n.evidence ->> '$.object_edit')
      AND NOT f.custom AND f.permissionable AND NOT f.createable AND NOT f.updateable AND NOT f.calculated
      AND f.type NOT IN ('address', 'location')
)
GROUP BY capability, object, field;

-- What is written into files are API names and nothing else.
DELETE FROM fix_field WHERE object || '.' || field NOT REGEXP '^[A-Za-z]\w*\.[A-Za-z]\w*$';

-- What is decided against is not given.
DELETE FROM fix_field
WHERE EXISTS (SELECT 1 FROM field_decision d WHERE d.object = fix_field.object AND d.field = fix_field.field AND d.needs = 'no');

-- Read with everything, and what Read rests on.
INSERT OR IGNORE INTO fix_object (capability, object)
SELECT DISTINCT capability, object FROM fix_field WHERE object NOT IN ('Task', 'Event', 'User', 'CampaignMember', 'OpportunityContactRole');
INSERT OR IGNORE INTO fix_object (capability, object)
SELECT capability, 'Account' FROM fix_object WHERE object IN ('Contact', 'Opportunity');
INSERT OR IGNORE INTO fix_object (capability, object)
WITH RECURSIVE above (capability, object) AS (
    SELECT capability, object FROM fix_object
    UNION
    SELECT a.capability, r.target FROM above a JOIN relation r ON r.object = a.object AND r.kind = 'master-detail'
)
SELECT capability, object FROM above;
DELETE FROM fix_object WHERE object NOT REGEXP '^[A-Za-z]\w*$';
DELETE FROM fix_system WHERE permission NOT REGEXP '^[A-Za-z]\w*$';

-- The sets: one for each use, named after it.
CREATE TEMP VIEW fix_set AS
SELECT capability, upper(substr(capability, 1, 1)) || substr(capability, 2) AS label
FROM (SELECT capability FROM fix_object UNION SELECT capability FROM fix_field UNION SELECT capability FROM fix_system);

-- What nobody can deploy from here, and why.
CREATE TEMP TABLE fix_left AS
SELECT n.fingerprint, n.severity_rank, n.rule, n.message,
       CASE
           WHEN n.rule = 'object-write-missing' THEN 'Delete is given by hand, if at all'
           WHEN EXISTS (SELECT 1 FROM field_decision d WHERE d.object = n.object AND d.field = n.field AND d.needs = 'no')
               THEN 'marketing does not need it, as decided'
           WHEN n.object = 'Campaign' AND n.rule = 'read-missing' THEN 'campaigns are not configured as synced'
           WHEN n.rule = 'read-missing' AND n.object GLOB '*__c' THEN 'it is not known whether the object exists here'
           WHEN n.rule = 'read-missing' THEN 'it has no permissions of its own: it comes with what it belongs to'
           WHEN n.rule IN ('field-write-missing', 'consent-write-missing') THEN 'no permission makes it editable'
           ELSE 'it is not known whether the field exists here, or it is outside field-level security'
       END AS reason
FROM fix_finding n
WHERE NOT EXISTS (SELECT 1 FROM fix_field f LEFT JOIN known_field k ON k.object = n.object AND k.field = n.field
                  WHERE f.object = coalesce(k.holder, n.object) AND f.field IN (n.field, k.holder_field))
  AND NOT (n.rule = 'object-write-missing' AND n.evidence ->> '$.permission' <> 'delete')
  AND NOT (n.rule = 'read-missing' AND EXISTS (SELECT 1 FROM fix_object o WHERE o.object = n.object))
  AND n.rule NOT IN ('system-permission-missing', 'activity-edit-missing', 'campaign-write-missing');

INSERT OR IGNORE INTO fix_closes
SELECT fingerprint FROM fix_finding WHERE fingerprint NOT IN (SELECT fingerprint FROM fix_left);

-- Fields marketing has decided against and that are still visible. Hiding is for people: a set that others have too must not be
-- changed, and what hides a field in one place shows in none.
CREATE TEMP TABLE fix_hide AS
SELECT d.object, d.field, d.why,
       CASE
           WHEN lower(d.answer) = 'refused' THEN 'the answer from Salesforce is no'
           WHEN s.field IS NULL THEN 'it does not sync'
           WHEN d.field IN ('Email', 'HasOptedOutOfEmail', 'DoNotCall', 'HasOptedOutOfFax') THEN 'consent has to travel'
           WHEN r.field IS NOT NULL THEN 'the sync asks for it'
           WHEN s.marketo_field THEN 'it is Marketo''s own'
           WHEN d.field IN (SELECT field FROM sync_filter_setting) THEN 'the sync filter reads it'
           WHEN s.type = 'reference' AND d.object GLOB '*__c' THEN 'it ties the object to a person'
           WHEN NOT s.permissionable THEN 'field-level security does not reach it'
       END AS refused,
       -- assignees: all users who have it
       (SELECT group_concat(printf('%s (%d user%s)', name, assignees, iif(assignees = 1, '', 's')), ', ')
          FROM (SELECT c.name, coalesce(c.assignees, 0) AS assignees FROM container c JOIN container_field g ON g.container = c.container
                WHERE c.state = 'active' AND g.can_read AND g.object = k.holder AND g.field = k.holder_field
                ORDER BY c.name)) AS given_by
FROM field_decision d
JOIN field f ON f.object = d.object AND f.field = d.field
JOIN known_field k ON k.object = d.object AND k.field = d.field
LEFT JOIN synced_field s ON s.object = d.object AND s.field = d.field
LEFT JOIN reference_required_field r ON r.object = d.object AND r.field = d.field
WHERE d.needs = 'no'
GROUP BY d.object, d.field;

-- The rules that could not look, and why: what they would have found is not in here.
CREATE TEMP TABLE fix_unknown AS
SELECT r.id AS rule, r.title, r.reason
FROM rule_result r JOIN fix_rule f ON f.rule = r.id
WHERE r.status NOT IN ('pass', 'fail') AND r.id <> 'decided-yes-hidden'; -- without decisions there is nothing to know

-- Findings of each rule before, and after the grants (filled later).
CREATE TEMP TABLE fix_effect (rule TEXT PRIMARY KEY, title TEXT NOT NULL, before INTEGER NOT NULL, after INTEGER NOT NULL) WITHOUT ROWID;
