-- What several sheets count on, worked out once per judged snapshot, beside the tables of the rules.

-- What people call the types of describe.
CREATE TEMP TABLE IF NOT EXISTS report_type (type TEXT PRIMARY KEY, label TEXT NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO report_type VALUES
    ('string', 'Text'), ('textarea', 'Text Area'), ('boolean', 'Checkbox'), ('int', 'Number'),
    ('double', 'Number'), ('long', 'Number'), ('currency', 'Currency'), ('percent', 'Percent'), ('date', 'Date'),
    ('datetime', 'Date/Time'), ('time', 'Time'), ('email', 'Email'), ('phone', 'Phone'), ('url', 'URL'),
    ('picklist', 'Picklist'), ('multipicklist', 'Picklist (Multi-Select)'),
    ('combobox', 'Picklist with free text'), ('reference', 'Lookup'), ('id', 'Record ID'),
    ('address', 'Address'), ('location', 'Geolocation'), ('encryptedstring', 'Text (Encrypted)'),
    ('base64', 'File');

-- Objects in the order people read them: as the sync handles them, then standard ones, then custom ones.
CREATE TEMP TABLE IF NOT EXISTS report_object AS
SELECT object, label, kind, custom, namespace, state, state_reason, can_create, can_edit, can_delete, queryable, visible,
       row_number() OVER (
           ORDER BY CASE object
                        WHEN 'Lead' THEN 1 WHEN 'Contact' THEN 2 WHEN 'Account' THEN 3 WHEN 'Opportunity' THEN 4
                        WHEN 'OpportunityContactRole' THEN 5 WHEN 'Campaign' THEN 6 WHEN 'CampaignMember' THEN 7
                        WHEN 'Task' THEN 8 WHEN 'Event' THEN 9 WHEN 'User' THEN 10 ELSE 11
                    END,
                    custom, object COLLATE NOCASE, object) AS position
FROM object;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_object_name ON report_object (object);

-- How an object hangs on Lead, Contact or Account: level 1 = directly, 2 = through an object that does, 3 = unknown, through
-- an object that was not read. Everything points at users and the like: they lead nowhere.
CREATE TEMP TABLE IF NOT EXISTS report_relation AS
WITH link AS MATERIALIZED (
    SELECT object, min(field) AS field, target FROM relation
    WHERE target NOT IN ('User', 'Group', 'RecordType', 'Organization', 'Profile', 'UserRole', 'Name') AND target <> object
    GROUP BY object, target
),
direct AS MATERIALIZED (SELECT * FROM link WHERE target IN (SELECT object FROM person_object)),
level AS (
    SELECT object, 1 AS level, field || ' to ' || target AS path FROM direct
    UNION ALL
    SELECT object, 2, field || ' to ' || target FROM link
    WHERE target IN (SELECT object FROM direct) AND target NOT IN (SELECT object FROM person_object)
    UNION ALL
    SELECT object, 3, target || ' was not read' FROM link
    WHERE target NOT IN (SELECT object FROM report_object WHERE state = 'ok')
)
SELECT object, level, group_concat(path, ', ') AS path,
       row_number() OVER (PARTITION BY object ORDER BY level) AS choice
FROM (SELECT * FROM level ORDER BY object, level, path) GROUP BY object, level;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_relation_object ON report_relation (object, choice);

-- Open findings of a field, worst first.
CREATE TEMP TABLE IF NOT EXISTS report_field_finding AS
SELECT object, field, count(*) AS findings, group_concat(title, '; ') AS titles,
       max(proposed = 'hide') AS hide
FROM (SELECT f.object, f.field, r.proposed, r.title FROM finding f JOIN rule_result r ON r.id = f.rule
      WHERE f.field IS NOT NULL AND NOT f.waived
      ORDER BY f.object, f.field, f.severity_rank, r.title, f.fingerprint)
GROUP BY object, field;
CREATE UNIQUE INDEX IF NOT EXISTS temp.report_field_finding_name ON report_field_finding (object, field);

-- Every field in the order of the dictionary, what it is to the sync, and what we propose: keep, hide or decide.
-- Standard fields stay as they are; a custom field that nothing speaks for or against is for people to decide, and so is one that Marketo
-- uses, whatever speaks against it.
CREATE TEMP TABLE IF NOT EXISTS report_dictionary (
    position INTEGER PRIMARY KEY,
    object   TEXT NOT NULL,
    field    TEXT NOT NULL,
    class    TEXT NOT NULL,
    proposed TEXT NOT NULL
);
INSERT INTO report_dictionary
SELECT row_number() OVER (ORDER BY o.position, f.label COLLATE NOCASE, f.name) AS position,
       f.object, f.name AS field, f.class,
       CASE
           WHEN NOT f.synced OR f.class = 'ignored' THEN ''
           WHEN NOT f.custom OR f.class IN ('required', 'Marketo') OR f.needed THEN 'keep'
           WHEN f.hide AND NOT f.used THEN 'hide'
           ELSE 'decide'
       END AS proposed
FROM (
    SELECT d.object, d.name, coalesce(d.label, d.name) AS label, d.custom, s.object IS NOT NULL AS synced,
           coalesce(s.marketo_writes OR s.default_mapped, 0) AS needed, coalesce(found.hide, 0) AS hide,
           EXISTS (SELECT 1 FROM field_use_count u WHERE u.object = d.object AND u.field = d.name AND u.uses > 0) AS used,
           CASE
               WHEN required.field IS NOT NULL THEN 'required'
               WHEN EXISTS (SELECT 1 FROM reference_ignored_field i WHERE i.field = d.name AND i.object IN (d.object, '*'))
                   THEN 'ignored'
               WHEN d.name LIKE 'mkto%' THEN 'Marketo'
               WHEN d.name GLOB '?*__?*__[a-z]*' THEN 'package ' || substr(d.name, 1, instr(d.name, '__') - 1)
               WHEN d.custom THEN 'custom'
               ELSE 'standard'
           END AS class
    FROM describe_field d
    LEFT JOIN synced_field s ON s.object = d.object AND s.field = d.name
    LEFT JOIN report_field_finding found ON found.object = d.object AND found.field = d.name
    LEFT JOIN reference_required_field required ON required.object = d.object AND required.field = d.name
) AS f
JOIN report_object o ON o.object = f.object
WHERE NOT EXISTS (SELECT 1 FROM report_dictionary);
