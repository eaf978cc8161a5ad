-- What the calls answer, one row an element of `result`. `argument(name)` is what the query of the call at hand says, `setting(name)` what
-- settings.tsv and whoever runs the simulator say, `pick(object, name…)` an object's members of these names.

-- What the API user is let see.
CREATE VIEW seen AS
SELECT * FROM asset
WHERE (workspace IS NULL OR workspace IN (SELECT name FROM workspace) OR NOT EXISTS (SELECT 1 FROM workspace))
  AND (setting('system-lists') = 'shown' OR kind <> 'smartlists' OR NOT coalesce(record ->> '$.isSystem', 0));

-- The record of an asset, in the shape the settings ask for.
CREATE VIEW shaped AS
SELECT place, kind, id, type, updated, body, json_patch(json_patch(
    json_patch(
        CASE WHEN argument('status') = 'draft' AND body -> '$.draft' IS NOT NULL THEN json_patch(record, body -> '$.draft') ELSE record END,
        CASE
            WHEN setting('folder-shape') = 'given' OR kind = 'folders' OR record -> '$.folder' IS NULL THEN '{}'
            WHEN setting('folder-shape') = 'id' THEN json_object('folder', json_object(
                'id', coalesce(record -> '$.folder.id', record -> '$.folder.value'), 'type', record ->> '$.folder.type',
                'value', NULL, 'folderName', NULL))
            ELSE json_object('folder', json_object(
                'value', coalesce(record -> '$.folder.id', record -> '$.folder.value'), 'type', record ->> '$.folder.type',
                'folderName', coalesce(record ->> '$.folder.folderName', 'Folder'), 'id', NULL))
        END),
    CASE
        WHEN kind = 'programs' AND setting('program-type') = 'lower'
            THEN json_object('type', replace(lower(record ->> '$.type'), 'engagement', 'nurture'))
        WHEN kind = 'forms' AND setting('form-status') = 'approved with draft' AND body -> '$.draft' IS NOT NULL
             AND argument('status') IS NOT 'draft' THEN json_object('status', 'approved with draft')
        ELSE '{}'
    END),
    CASE WHEN kind = 'forms' AND json_type(body, '$.thankYouList') = 'object' THEN json_object(
        'thankYouList', body -> iif(argument('status') = 'draft', '$.thankYouList.draft', '$.thankYouList.approved'))
        ELSE '{}' END) AS record
FROM seen;

-- The folder a list call asks for, if it does.
CREATE VIEW asked_folder AS
SELECT json_extract(argument('folder'), '$.id') AS id, lower(json_extract(argument('folder'), '$.type')) AS type
WHERE json_valid(argument('folder'));

CREATE VIEW listed AS
SELECT place, kind, CASE WHEN kind = 'programs' THEN json_remove(record, '$.tags', '$.costs') ELSE record END AS body
FROM shaped
WHERE coalesce(body ->> '$.unlisted', 0) = 0
  AND (argument('earliestUpdatedAt') IS NULL OR NOT dated(kind) OR updated >= strftime('%Y-%m-%dT%H:%M:%S', argument('earliestUpdatedAt')))
  AND (argument('latestUpdatedAt') IS NULL OR NOT dated(kind) OR updated <= strftime('%Y-%m-%dT%H:%M:%S', argument('latestUpdatedAt')))
  AND (argument('isActive') IS NULL OR kind <> 'smartcampaigns' OR (record ->> '$.isActive') = (argument('isActive') = 'true'))
  AND (argument('status') IS NULL
       OR lower(argument('status')) = 'approved' AND record ->> '$.status' LIKE 'approved%'
       OR lower(argument('status')) = 'draft' AND (record ->> '$.status' = 'draft' OR body -> '$.draft' IS NOT NULL)
       OR lower(argument('status')) = 'approved with draft' AND record ->> '$.status' LIKE 'approved%' AND body -> '$.draft' IS NOT NULL
       OR record ->> '$.status' = argument('status'))
  AND (NOT EXISTS (SELECT 1 FROM asked_folder)
       OR (coalesce(record ->> '$.folder.id', record ->> '$.folder.value'), lower(record ->> '$.folder.type')) IN (SELECT id, type FROM asked_folder));

-- What is asked for by name.
CREATE VIEW shaped_record AS
SELECT place, kind, record AS body FROM shaped WHERE coalesce(body ->> '$.unlisted', 0) = 0;

-- Rules of smart lists, in both shapes.
CREATE VIEW ruled AS
SELECT place, kind, id, record, body, CASE setting('rules') WHEN 'new' THEN body -> '$.rules' ELSE json_object(
    'filterMatchType', CASE body ->> '$.rules.filterMatchType' WHEN 'all' THEN 'All' WHEN 'any' THEN 'Any' ELSE 'Advanced' END,
    'triggers', (SELECT json_group_array(value ->> '$.name') FROM json_each(asset.body, '$.rules.triggers')),
    'filters', (SELECT json_group_array(json(json_set(
        filter.value, '$.conditions', (SELECT json_group_array(json(json_remove(value, '$.attributeId', '$.attributeName')))
                                       FROM json_each(filter.value, '$.conditions')))))
        FROM json_each(asset.body, '$.rules.filters') AS filter)) END AS rules
FROM shaped AS asset
WHERE body -> '$.rules' IS NOT NULL;

CREATE VIEW detail AS
SELECT kind, id, CASE
    WHEN kind = 'smartcampaigns' AND coalesce(argument('includeFlowSteps'), 'true') <> 'false' AND setting('flow') = 'true'
         AND body -> '$.flow' IS NOT NULL THEN json_set(record, '$.flow', body -> '$.flow')
    WHEN kind = 'smartlists' AND argument('includeRules') = 'true'
        THEN json_set(record, '$.rules', (SELECT json(rules) FROM ruled WHERE ruled.place = shaped.place))
    ELSE record END AS body
FROM shaped WHERE kind <> 'emails' OR coalesce(body ->> '$.unlisted', 0) = 0;

-- The smart list of a campaign or program.
CREATE VIEW own_list AS
SELECT kind, id, json_set(
    json_patch(pick(record, 'createdAt', 'updatedAt', 'folder', 'workspace'), json_object(
        'id', coalesce(body -> '$.smartListId', body -> '$.smartList.id', body -> '$.id'), 'name', record ->> '$.name',
        'url', coalesce(record ->> '$.computedUrl', record ->> '$.url'))),
    '$.rules', iif(argument('includeRules') = 'true', json(rules), NULL)) AS body
FROM ruled;

-- What is to be told apart by state: {"approved": […], "draft": […]}, or one for all there is.
CREATE VIEW stated AS
SELECT asset.kind, asset.id, asset.record, member.key AS member, CASE
    WHEN member.type = 'object' AND (member.value -> '$.approved' IS NOT NULL OR member.value -> '$.draft' IS NOT NULL)
        THEN member.value -> ('$.' || coalesce(nullif(state.asked, ''), iif(member.value -> '$.approved' IS NULL, 'draft', 'approved')))
    WHEN state.asked IN ('', 'approved') AND record ->> '$.status' LIKE 'approved%' OR state.asked = ''
         OR coalesce(record ->> '$.status', state.asked) = state.asked
        THEN iif(member.type = 'text', json_quote(member.value), member.value)
    END AS value
FROM seen AS asset, json_each(asset.body) AS member,
     (SELECT lower(coalesce(argument('status'), '')) AS asked) AS state;

CREATE VIEW draft_shown AS
SELECT kind, id, record, member, coalesce(value, iif(setting('no-draft') = 'approved', (
    SELECT asset.body -> ('$.' || member) FROM asset WHERE asset.kind = stated.kind AND asset.id = stated.id), NULL)) AS value
FROM stated;

-- Parts that are lists.
CREATE VIEW part AS
SELECT kind, draft_shown.id, member, element.key AS place,
       iif(element.type IN ('object', 'array'), element.value, json_quote(element.value)) AS body
FROM draft_shown, json_each(iif(json_type(draft_shown.value) = 'array', draft_shown.value, json_array(json(draft_shown.value)))) AS element
WHERE draft_shown.value IS NOT NULL;

-- Parts that are one text: the whole content of a mail, a template, a page.
CREATE VIEW text_part AS
SELECT kind, id, member, json_patch(
    json_object('id', json(id), 'status', coalesce(lower(argument('status')), record ->> '$.status')),
    iif(json_type(value) = 'object', value, json_object('content', json_extract(value, '$')))) AS body
FROM draft_shown WHERE value IS NOT NULL;

CREATE VIEW thank_you AS
SELECT id, json_object('id', json(id), 'thankYouList', json(value)) AS body
FROM draft_shown WHERE kind = 'forms' AND member = 'thankYouList' AND value IS NOT NULL;

CREATE VIEW used_by AS
SELECT kind, id, json_object('usedByCount', CAST(json_array_length(uses) AS TEXT), 'usedBy', json(uses)) AS body
FROM (SELECT kind, id, coalesce(body -> '$.usedBy', '[]') AS uses FROM seen);

-- Fields of forms; what stands in fieldsets and profiling blocks in three ways.
CREATE VIEW form_field AS
WITH top AS (SELECT id, place, body, body -> '$.fields' AS inner FROM part WHERE kind = 'forms' AND member = 'fields')
SELECT id, place, 0 AS inner_place, CASE
    WHEN inner IS NULL OR setting('form-fields') = 'objects' THEN body
    ELSE json_set(body, '$.fields', (SELECT json_group_array(value ->> '$.id') FROM json_each(inner))) END AS body
FROM top
UNION ALL
SELECT top.id, place, 1 + element.key, element.value FROM top, json_each(inner) AS element
WHERE setting('form-fields') = 'ids';

-- One part of dynamic content, by its id.
CREATE VIEW dynamic AS
SELECT kind, id, body ->> '$.contentId' AS content_id, json_remove(body, '$.contentId') AS body FROM part WHERE member = 'dynamicContent';

CREATE VIEW token AS
SELECT iif(kind = 'programs', 'Program', 'Folder') AS type, id, json_object(
    'folder', json_object('type', iif(kind = 'programs', 'Program', 'Folder'), 'value', json(id)),
    'tokens', body -> '$.tokens') AS body
FROM seen WHERE kind IN ('programs', 'folders') AND json_array_length(body, '$.tokens') > 0;

-- Folders, down to a depth below a root; without a root from the top.
CREATE VIEW folder_listed AS
WITH RECURSIVE
root AS (SELECT json_extract(argument('root'), '$.id') AS id WHERE json_valid(argument('root')) AND json_type(argument('root')) = 'object'
         UNION ALL SELECT json(argument('root')) WHERE json_valid(argument('root')) AND json_type(argument('root')) = 'integer'),
below(id, depth) AS (
    SELECT id, 0 FROM seen
    WHERE kind = 'folders' AND iif(EXISTS (SELECT 1 FROM root), id IN (SELECT CAST(id AS TEXT) FROM root), record -> '$.parent.id' IS NULL)
    UNION
    SELECT seen.id, depth + 1 FROM below JOIN seen ON seen.kind = 'folders' AND seen.record ->> '$.parent.id' = below.id
    WHERE depth < coalesce(argument('maxDepth'), 2) + 0)
SELECT place, record AS body FROM seen
WHERE kind = 'folders' AND id IN (SELECT id FROM below)
  AND (argument('workSpace') IS NULL OR workspace = argument('workSpace'));

CREATE VIEW folder_detail AS
SELECT type, id, CASE kind WHEN 'folders' THEN record ELSE json_patch(
    pick(record, 'id', 'name', 'description', 'createdAt', 'updatedAt', 'url', 'workspace'), json_object(
    'folderId', json_object('id', json(id), 'type', 'Program'), 'folderType', 'Marketing Program', 'isArchive', json('false'), 'isSystem', json('false'),
    'parent', json_object('id', coalesce(record -> '$.folder.id', record -> '$.folder.value'), 'type', 'Folder'))) END AS body
FROM seen WHERE kind IN ('folders', 'programs');

CREATE VIEW folder_content AS
SELECT coalesce(record ->> '$.folder.id', record ->> '$.folder.value', record ->> '$.parent.id') AS folder,
       lower(coalesce(record ->> '$.folder.type', record ->> '$.parent.type')) AS type, place, json_object('id', json(id), 'type',
    CASE kind WHEN 'folders' THEN 'Folder' WHEN 'programs' THEN 'Program' WHEN 'smartlists' THEN 'Smart List' WHEN 'smartcampaigns' THEN 'Smart Campaign'
              WHEN 'forms' THEN 'Form' WHEN 'emails' THEN 'Email' WHEN 'landingpages' THEN 'Landing Page' WHEN 'snippets' THEN 'Snippet'
              ELSE kind END) AS body
FROM seen WHERE kind NOT IN ('fields', 'customobjects', 'activitytypes', 'channels', 'tagtypes');

-- Fields, by what they are fields of.
CREATE VIEW field AS
SELECT place, coalesce(body ->> '$.object', 'lead') AS object, body ->> '$.name' AS name, body FROM seen WHERE kind = 'fields';
CREATE VIEW field_told AS
SELECT * FROM field WHERE setting('describe-hidden') = 'true' OR NOT coalesce(body ->> '$.isHidden', 0);

CREATE VIEW described AS
SELECT place, object, pick(body, 'id', 'displayName', 'dataType', 'length', 'rest', 'soap') AS body FROM field_told;

CREATE VIEW schema_field AS
SELECT place, object, name, pick(body, 'displayName', 'name', 'description', 'dataType', 'length', 'isHidden', 'isHtmlEncodingInEmail',
                                 'isSensitive', 'isCustom', 'isApiCreated') AS body
FROM field;

CREATE VIEW object_described AS
SELECT object, json_patch(json_object(
    'name', CASE object WHEN 'lead' THEN 'API Lead' WHEN 'program member' THEN 'API Program Membership' WHEN 'company' THEN 'Company'
                        WHEN 'opportunity' THEN 'Opportunity' WHEN 'sales person' THEN 'Sales Person' WHEN 'named account' THEN 'Named Account'
                        ELSE object END,
    'searchableFields', json_group_array(json_array(body ->> '$.name')) FILTER (WHERE body ->> '$.searchable'),
    'fields', json_group_array(json(pick(body, 'name', 'displayName', 'dataType', 'length', 'updateable', 'crmManaged'))) FILTER (WHERE body IS NOT NULL)),
    coalesce((SELECT instance.body -> ('$.objects."' || object || '"') FROM instance), '{}')) AS body
FROM (SELECT known.object, body
      FROM (SELECT value AS object FROM json_each('["lead", "company", "opportunity", "opportunity role", "program member", "sales person", "named account"]')) AS known
      LEFT JOIN field_told ON field_told.object = known.object ORDER BY place) GROUP BY object;

CREATE VIEW form_available AS
SELECT place, object, json_patch(json_patch('{}', json_object(
    'id', coalesce(body ->> '$.soap.name', name), 'isRequired', json('false'), 'dataType', body ->> '$.dataType',
    'maxLength', body -> '$.length')), coalesce(body -> '$.form', '{}')) AS body
FROM field_told;

CREATE VIEW custom_object AS
SELECT place, body ->> '$.apiName' AS name, json_set(json_remove(record, '$.apiName', '$.state', '$.version'), '$.name', body ->> '$.apiName') AS listed,
       json_set(json_remove(body, '$.apiName', '$.state', '$.version', '$.dependentAssets'), '$.name', body ->> '$.apiName') AS described,
       json_remove(body, '$.dependentAssets') AS schema, body ->> '$.state' AS state, body
FROM seen WHERE kind = 'customobjects';

CREATE VIEW dependent_asset AS
SELECT name, element.key AS place, element.value AS body FROM custom_object, json_each(custom_object.body, '$.dependentAssets') AS element;

CREATE VIEW usage AS
SELECT json_object(
    'date', date('now'), 'total', CAST(setting('used') + calls() AS INTEGER),
    'users', json_array(json_object('userId', body ->> '$.user', 'count', CAST(calls() AS INTEGER)),
                        json_object('userId', 'others@' || (body ->> '$.munchkin'), 'count', CAST(setting('used') AS INTEGER)))) AS body
FROM instance;

CREATE VIEW failures AS
SELECT json_object('date', date('now'), 'total', 0, 'errors', json_array()) AS body;
