-- Which Salesforce field a Marketo field is (marketo_map), each pair with its grade. No call of Marketo's tells the Salesforce name.

-- A field of a Marketo instance. Where the API does not tell the SOAP name, an export of field names may.
-- Source: marketo_field_list, marketo
--     object       text                  lead, company, opportunity, program member, or the API name of a custom object
--     name         text                  REST name; OBJECT.NAME of a custom object's
--     rest_name    text                  REST name
--     label        text                  what tokens and rules call it
--     type         text                  Marketo's
--     length       integer (characters)  NULL = not told
--     id           integer (key)         what rules refer to; NULL = not told
--     soap_name    text                  what forms and Velocity call it; NULL = not told
--     updateable   yes/no                Marketo may write it; NULL = not told
--     crm_managed  yes/no                the sync with Salesforce fills it; NULL = not told
--     hidden       yes/no                in Marketo; NULL = not told
--     sensitive    yes/no                Marketo's own mark; NULL = not told
--     custom       yes/no                somebody made it; NULL = not told
CREATE TEMP TABLE marketo_instance_field AS
SELECT f.object,
       iif(f.object IN ('lead', 'company', 'opportunity', 'program member'), '', f.object || '.') || f.name AS name,
       f.name AS rest_name, f.label, f.type, f.length, f.id,
       coalesce(f.soap_name, iif(f.object IN ('lead', 'company'), (SELECT min(nullif(e.soap_name, '')) FROM marketo_field e
                                                                   WHERE e.rest_name = f.name COLLATE NOCASE), NULL)) AS soap_name,
       f.updateable, f.crm_managed, f.hidden, f.sensitive, f.custom
FROM marketo_rest_field f;
CREATE UNIQUE INDEX temp.marketo_instance_field_name ON marketo_instance_field (object, rest_name);

-- What Salesforce's fields are called, visible ones and those that Setup knows of besides.
CREATE TEMP TABLE map_candidate AS
SELECT object, lower(field) AS name, field, lower(trim(label)) AS label, class FROM (
    SELECT d.object, d.name AS field, coalesce(d.label, d.name) AS label,
           CASE WHEN d.type = 'boolean' THEN 'flag' WHEN d.type IN ('date', 'datetime') THEN 'date'
                WHEN d.type IN ('int', 'long', 'double', 'currency', 'percent') THEN 'number' ELSE 'text' END AS class
    FROM describe_field d
    UNION ALL
    SELECT k.object, k.field, k.label, '' FROM hidden_field k
    WHERE NOT EXISTS (SELECT 1 FROM describe_field d WHERE d.object = k.object AND d.name = k.field)
)
WHERE EXISTS (SELECT 1 FROM marketo_rest_field)
  AND (object = 'CampaignMember' OR object IN (SELECT object FROM main_object)
       OR object COLLATE NOCASE IN (SELECT object FROM marketo_rest_field));
CREATE INDEX temp.map_candidate_name ON map_candidate (name, object);
CREATE INDEX temp.map_candidate_label ON map_candidate (label, object);

-- Marketo's fields with the objects of Salesforce they may come from, and the name that stands for Salesforce's API name.
CREATE TEMP TABLE map_source AS
SELECT f.object, f.rest_name, s.column2 AS target, lower(coalesce(f.soap_name, f.rest_name)) AS key, f.soap_name IS NOT NULL AS told,
       lower(trim(f.label)) AS label,
       CASE WHEN f.type = 'boolean' THEN 'flag' WHEN f.type IN ('date', 'datetime') THEN 'date'
            WHEN f.type IN ('integer', 'float', 'currency', 'percent', 'score') THEN 'number' ELSE 'text' END AS class,
       coalesce(f.crm_managed, 1) AS managed
FROM marketo_instance_field f
JOIN (VALUES ('lead', 'Lead'), ('lead', 'Contact'), ('lead', 'Account'), ('company', 'Account'), ('opportunity', 'Opportunity'),
             ('program member', 'CampaignMember')) AS s ON s.column1 = f.object
UNION ALL
SELECT f.object, f.rest_name, d.name, lower(coalesce(f.soap_name, f.rest_name)), 1, lower(trim(f.label)), '', coalesce(f.crm_managed, 1)
FROM marketo_instance_field f JOIN describe_object d ON d.name = f.object COLLATE NOCASE
WHERE f.object NOT IN ('lead', 'company', 'opportunity', 'program member');
CREATE INDEX temp.map_source_key ON map_source (key, object);

-- Every pair that a name or a label makes, worst last. One name that a person and an account have is nobody's for certain, and with an
-- object of the three not read neither is any; where Marketo has X_contact, plain X is not the contact's.
CREATE TEMP TABLE map_pair AS
WITH standard AS MATERIALIZED ( -- the one field of a default label that nobody made
    SELECT object, min(rest_name) AS rest_name, label
    FROM (SELECT object, rest_name, lower(trim(label)) AS label FROM marketo_instance_field
          WHERE object IN ('lead', 'company') AND NOT coalesce(custom, 0) AND rest_name NOT GLOB '*__c*')
    GROUP BY object, label HAVING count(*) = 1
),
named AS MATERIALIZED (
    SELECT s.*, c.field FROM map_source s JOIN map_candidate c ON c.name = s.key AND c.object = s.target WHERE s.managed
),
spread AS MATERIALIZED ( -- which of Lead, Contact and Account have the name
    SELECT object, rest_name, max(target = 'Account') AND max(target <> 'Account') AS shared FROM named GROUP BY object, rest_name
)
SELECT n.object, n.rest_name, m.object AS target, m.field, 1 AS choice, 'exact' AS grade, 'default mapping' AS how
FROM standard n JOIN reference_mapping m ON lower(m.marketo_field) = n.label AND (n.object = 'lead' OR m.object = 'Account')
WHERE m.confidence = 'documented' OR EXISTS (SELECT 1 FROM map_candidate c WHERE c.object = m.object AND c.name = lower(m.field))
UNION ALL
SELECT n.object, n.rest_name, n.target, n.field, 2,
       CASE WHEN n.object <> 'lead' THEN 'exact'
            WHEN p.shared THEN iif(n.target = 'Account', 'guess', 'likely')
            WHEN NOT EXISTS (SELECT object FROM person_object EXCEPT SELECT object FROM synced_object) THEN 'exact'
            ELSE 'likely' END,
       'name'
FROM named n JOIN spread p ON p.object = n.object AND p.rest_name = n.rest_name
WHERE (n.told OR n.object <> 'lead' OR n.key GLOB '*__c')
  AND (n.object <> 'lead' OR NOT EXISTS (SELECT 1 FROM map_source x WHERE x.key = n.key || '_' || lower(n.target) AND x.object = 'lead'))
UNION ALL
SELECT s.object, s.rest_name, s.target, c.field, 3, 'likely', 'suffix'
FROM map_source s JOIN map_candidate c ON c.object = s.target AND c.name = substr(s.key, 1, length(s.key) - length(s.target) - 1)
WHERE s.object IN ('lead', 'company') AND s.managed AND s.key LIKE '%\_' || s.target ESCAPE '\'
UNION ALL
SELECT s.object, s.rest_name, s.target, c.field, 4, 'guess', 'label'
FROM map_source s JOIN map_candidate c ON c.label = s.label AND c.object = s.target
WHERE s.managed AND (c.class = s.class OR c.class = '' OR s.class = '') AND s.label <> '';
CREATE INDEX temp.map_pair_field ON map_pair (target, field, choice);
CREATE INDEX temp.map_pair_name ON map_pair (object, rest_name, choice);

-- Of a Marketo field and of a Salesforce field the best pairs count: one of a worse grade is none beside them.
-- Source: marketo_field_list, marketo, describe, reference
--     marketo_object  text  as in marketo_instance_field
--     rest_name       text  as in marketo_instance_field
--     marketo_field   text  its name there
--     object          text  API name of the object
--     field           text  API name
--     match           text  exact, likely, guess
--     how             text  default mapping, name, suffix, label
CREATE TEMP TABLE marketo_map AS
SELECT f.object AS marketo_object, f.rest_name, f.name AS marketo_field, p.target AS object, p.field, p.grade AS match, p.how
FROM map_pair p JOIN marketo_instance_field f ON f.object = p.object AND f.rest_name = p.rest_name
WHERE p.choice = (SELECT min(b.choice) FROM map_pair b WHERE b.target = p.target AND b.field = p.field)
  AND p.choice = (SELECT min(b.choice) FROM map_pair b WHERE b.object = p.object AND b.rest_name = p.rest_name)
GROUP BY p.object, p.rest_name, p.target, p.field;
CREATE UNIQUE INDEX temp.marketo_map_marketo ON marketo_map (marketo_object, rest_name, object, field);
CREATE INDEX temp.marketo_map_field ON marketo_map (object, field);
DROP TABLE map_pair;
DROP TABLE map_source;
DROP TABLE map_candidate;

INSERT OR IGNORE INTO marketo_field_match
SELECT m.object, m.field, f.label, iif(m.how = 'default mapping', m.how, 'name')
FROM marketo_map m JOIN marketo_instance_field f ON f.object = m.marketo_object AND f.rest_name = m.rest_name
WHERE m.match <> 'guess' AND m.object IN (SELECT object FROM synced_object WHERE fields_sync)
  AND EXISTS (SELECT 1 FROM describe_field d WHERE d.object = m.object AND d.name = m.field);

-- What Sync Fields creates today: a row for each field that Marketo gets and is not known to have. Whoever tells how many counts these.
CREATE TEMP TABLE newly_created AS
SELECT made_for AS object, made_as AS field
FROM created_field c
GROUP BY made_for, made_as
HAVING NOT max(EXISTS (SELECT 1 FROM marketo_field_match m WHERE m.object = c.object AND m.field = c.field));
