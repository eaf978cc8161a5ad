-- Which asset of Marketo uses which field: what assets say (marketo_mention) with the field it means, and whether it counts today.

-- What fields are called, by each way to name one. Where nobody tells the SOAP name, the REST name stands for it.
CREATE TEMP TABLE field_called AS
SELECT 'id' AS named, object, CAST(id AS TEXT) AS name, rest_name FROM marketo_instance_field WHERE id IS NOT NULL
UNION ALL SELECT 'label', object, lower(trim(label)), rest_name FROM marketo_instance_field
UNION ALL SELECT 'soap name', object, lower(coalesce(soap_name, rest_name)), rest_name FROM marketo_instance_field
UNION ALL SELECT 'rest name', object, lower(rest_name), rest_name FROM marketo_instance_field;
CREATE INDEX temp.field_called_name ON field_called (name, named, object);

-- What rules and scripts call a custom object: its API name, the same in words, or Salesforce's label of the object.
CREATE TEMP TABLE object_called AS
SELECT DISTINCT lower(object) AS name, object FROM marketo_rest_field
UNION
SELECT lower(replace(substr(object, 1, length(object) - iif(object LIKE '%\_\_c' ESCAPE '\', 3, 2)), '_', ' ')), object
FROM (SELECT DISTINCT object FROM marketo_rest_field WHERE object LIKE '%\_c' ESCAPE '\')
UNION
SELECT lower(d.label), f.object
FROM (SELECT DISTINCT object FROM marketo_rest_field) AS f JOIN describe_object d ON d.name = f.object COLLATE NOCASE
WHERE f.object LIKE '%\_c' ESCAPE '\';
CREATE INDEX temp.object_called_name ON object_called (name);

-- Each name once, with the fields that answer to it: of the object that is told, else of people, else of their companies, which the
-- description of people may have and may not.
CREATE TEMP TABLE name_meant AS
WITH asked AS MATERIALIZED (
    SELECT DISTINCT object, named, name,
           iif(object = '', 'lead', coalesce((SELECT min(c.object) FROM object_called c WHERE c.name = lower(trim(m.object))), object))
               AS first,
           CASE WHEN object IN ('', 'lead') THEN 'company' WHEN object = 'company' THEN 'lead' END AS second
    FROM marketo_mention m
),
answer AS MATERIALIZED (
    SELECT DISTINCT a.object, a.named, a.name, c.object AS marketo_object, c.rest_name, c.object = a.first COLLATE NOCASE AS own
    FROM asked a
    JOIN field_called c ON c.name = lower(trim(a.name)) AND iif(a.named = 'any', c.named <> 'id', c.named = a.named)
         AND (c.object = a.first COLLATE NOCASE OR c.object = a.second)
)
SELECT object, named, name, marketo_object, rest_name, count(*) OVER (PARTITION BY object, named, name) > 1 AS shared
FROM answer a
WHERE own OR NOT EXISTS (SELECT 1 FROM answer b WHERE b.own AND b.object = a.object AND b.named = a.named AND b.name = a.name);
CREATE INDEX temp.name_meant_name ON name_meant (name, object, named);
DROP TABLE field_called;
DROP TABLE object_called;

-- Places below archived folders, and the program a place lies in.
CREATE TEMP TABLE asset_place AS
SELECT type || ' ' || id AS place, parent, type, name, archived FROM marketo_asset WHERE type IN ('folder', 'program') AND token = 0;
CREATE INDEX temp.asset_place_place ON asset_place (place);
CREATE INDEX temp.asset_place_parent ON asset_place (parent);
CREATE TEMP TABLE archived_place AS
WITH RECURSIVE below (place) AS (
    SELECT place FROM asset_place WHERE archived
    UNION
    SELECT p.place FROM below b JOIN asset_place p ON p.parent = b.place
)
SELECT place FROM below;
CREATE UNIQUE INDEX temp.archived_place_place ON archived_place (place);
CREATE TEMP TABLE program_place AS
WITH RECURSIVE within (place, program) AS (
    SELECT place, name FROM asset_place WHERE type = 'program'
    UNION
    SELECT p.place, w.program FROM within w JOIN asset_place p ON p.parent = w.place AND p.type = 'folder'
)
SELECT place, min(program) AS program FROM within GROUP BY place;
CREATE UNIQUE INDEX temp.program_place_place ON program_place (place);
DROP TABLE asset_place;

-- Every asset, with what its folders say of it. in_force: a campaign that is active or scheduled, another asset that is approved, a
-- smart list that one of these uses or that changed within a year; nothing of an archived folder is.
-- Source: smart_list, smart_campaign, form
--     type       text                  smart list, smart campaign, program, form, e-mail, e-mail template, landing page, landing page
--                                      template, snippet, token, custom object, segmentation
--     id         text                  Marketo's number; of tokens that of their place: program 1012, folder 1012
--     token      integer (place)       which of the tokens of its place; 0 = it is none
--     name       text                  its name
--     status     text                  in Marketo's words
--     kind       text                  of a campaign trigger or batch, of a token its type, of an e-mail the editor's version
--     live       yes/no                active or scheduled, approved; NULL = such a thing is neither
--     archived   yes/no                it lies in an archived folder
--     in_force   yes/no                what it says counts today
--     rules_known  yes/no              its filters and triggers were read, and the lists that they name
--     workspace  text                  '' = not told
--     program    text                  the program it lies in; '' = none
--     channel    text                  of a program
--     campaign   text                  of a program: id of the Salesforce campaign it is synced with; NULL = none
--     updated    time                  when it last changed; NULL = not told
--     link       text                  its page in Marketo; '' = not told
CREATE TEMP TABLE marketo_asset_state AS
SELECT a.type, a.id, a.token, a.name, a.status, a.kind, a.live, d.place IS NOT NULL AS archived, 0 AS in_force, 1 AS rules_known,
       a.workspace, coalesce(p.program, '') AS program, a.channel, a.campaign, a.updated,
       iif(a.url REGEXP '^https://[^\s"]+\z', a.url, '') AS link
FROM (SELECT *, iif(parent = '' AND token > 0, id, parent) AS lies FROM marketo_asset WHERE type <> 'folder') AS a
LEFT JOIN archived_place d ON d.place = a.lies OR (a.type = 'program' AND d.place = 'program ' || a.id)
LEFT JOIN program_place p ON p.place = a.lies
GROUP BY a.type, a.id, a.token;
CREATE UNIQUE INDEX temp.marketo_asset_state_id ON marketo_asset_state (type, id, token);
CREATE INDEX temp.marketo_asset_state_name ON marketo_asset_state (type, name);
DROP TABLE archived_place;
DROP TABLE program_place;

-- The smart lists that an asset goes by: its own, and those that its rules name.
-- Source: smart_list, smart_campaign
--     type  text  of the asset
--     id    text  of the asset
--     list  text  id of the smart list
CREATE TEMP TABLE marketo_list_used AS
SELECT type, id, smart_list AS list FROM marketo_asset WHERE token = 0 AND smart_list IS NOT NULL
UNION
SELECT k.type, k.id, l.id FROM marketo_link k JOIN marketo_asset_state l ON l.type = 'smart list' AND l.id = k.name
WHERE k.target = 'smart list'
UNION
SELECT k.type, k.id, l.id FROM marketo_link k JOIN marketo_asset_state l ON l.type = 'smart list' AND l.name = k.name
WHERE k.target = 'smart list';
CREATE INDEX temp.marketo_list_used_asset ON marketo_list_used (type, id);

UPDATE marketo_asset_state SET rules_known = 0
WHERE (type, id) IN (SELECT type, id FROM marketo_unread WHERE part = 'rules'
                     UNION ALL
                     SELECT k.type, k.id FROM marketo_link k
                     WHERE k.target = 'smart list'
                       AND k.name NOT IN (SELECT name FROM marketo_asset_state WHERE type = 'smart list'
                                          UNION ALL SELECT id FROM marketo_asset_state WHERE type = 'smart list'));
UPDATE marketo_asset_state SET in_force = 1 WHERE live AND NOT archived AND type <> 'smart list';
UPDATE marketo_asset_state SET in_force = 1
WHERE type = 'smart list' AND NOT archived AND (
    updated >= (SELECT strftime('%Y-%m-%dT%H:%M:%SZ', time, '-1 year') FROM audit)
    OR id IN (
        WITH RECURSIVE used (type, id) AS (
            SELECT type, id FROM marketo_asset_state WHERE in_force
            UNION
            SELECT 'smart list', l.list FROM used u JOIN marketo_list_used l ON l.type = u.type AND l.id = u.id
        )
        SELECT id FROM used WHERE type = 'smart list'));

-- What was resolved, a row for each use: a Marketo field, an asset, a place in it. A label of two fields is a use of both, by guess.
-- Where some of its mentions there are approved and sound, these alone say what it writes and how sure it is.
CREATE TEMP TABLE use_found AS
SELECT marketo_object, rest_name, type, id, token, place, coalesce(max(writes) FILTER (WHERE settled), max(writes)) AS writes,
       coalesce(min(unsure) FILTER (WHERE settled), min(unsure)) AS unsure, max(settled) AS settled, min(broken) AS broken,
       sum(mentions) AS mentions
FROM (SELECT n.marketo_object, n.rest_name, m.type, m.id, m.token, m.place, m.writes, n.shared OR m.unsure AS unsure,
             m.state <> 'draft' AND NOT m.broken AS settled, m.broken, m.mentions
      FROM marketo_mention m
      JOIN name_meant n ON n.name = m.name AND n.object = m.object AND n.named = m.named)
GROUP BY marketo_object, rest_name, type, id, token, place;
CREATE INDEX temp.use_found_field ON use_found (marketo_object, rest_name);

-- One row for each use of a Marketo field: an asset, and a place in it. The Salesforce field is the first of those that it is: Lead's, else
-- Contact's, else Account's; field_marketo_use has them all.
-- Source: marketo_field_list, smart_list, smart_campaign, form
--     marketo_object  text                 as in marketo_instance_field
--     rest_name       text                 as in marketo_instance_field
--     marketo_field   text                 its name there
--     type            text                 of the asset
--     id              text                 of the asset
--     token           integer (place)      as in marketo_asset_state
--     asset           text                 its name
--     place           text                 filter, trigger, flow step, flow choice, form field, visibility rule, thank-you page, token,
--                                          velocity, cc, dependency
--     writes          yes/no               it writes the field
--     active          yes/no               the asset is in force, this state of it is approved, and the rule is not broken
--     archived        yes/no               the asset lies in an archived folder
--     broken          yes/no               Marketo says that every such rule of the asset is broken
--     unsure          yes/no               another field may be meant, or the syntax is not sure
--     mentions        integer (mentions)   how often
--     workspace       text                 of the asset
--     program         text                 it lies in; '' = none
--     updated         time                 when the asset last changed
--     object          text                 API name of the object; NULL = no Salesforce field is known
--     field           text                 API name
--     match           text                 exact, likely, guess; NULL = no Salesforce field is known
--     link            text                 the asset's page in Marketo; '' = not told
CREATE TEMP VIEW marketo_use AS
SELECT u.marketo_object, u.rest_name, f.name AS marketo_field, u.type, u.id, u.token, coalesce(a.name, u.type || ' ' || u.id) AS asset,
       u.place, u.writes, coalesce(a.in_force AND u.settled, 0) AS active, coalesce(a.archived, 0) AS archived, u.broken, u.unsure,
       u.mentions, coalesce(a.workspace, '') AS workspace, coalesce(a.program, '') AS program, a.updated, m.object, m.field,
       iif(u.unsure AND m.field IS NOT NULL, 'guess', m.match) AS match, coalesce(a.link, '') AS link
FROM use_found u
JOIN marketo_instance_field f ON f.object = u.marketo_object AND f.rest_name = u.rest_name
LEFT JOIN marketo_asset_state a ON a.type = u.type AND a.id = u.id AND a.token = u.token
LEFT JOIN (SELECT *, row_number() OVER (PARTITION BY marketo_object, rest_name
                                        ORDER BY object = 'Lead' DESC, object = 'Contact' DESC, object, field) AS choice
           FROM marketo_map) AS m ON m.marketo_object = u.marketo_object AND m.rest_name = u.rest_name AND m.choice = 1;

-- The same for each Salesforce field that it may be.
-- Source: marketo_field_list, smart_list, smart_campaign, form, describe
--     object         text    API name of the object
--     field          text    API name
--     match          text    exact, likely, guess
--     marketo_field  text    its name in Marketo
--     type           text    of the asset
--     id             text    of the asset
--     token          integer (place)  as in marketo_asset_state
--     asset          text    its name
--     place          text    as in marketo_use
--     writes         yes/no  it writes the field
--     active         yes/no  as in marketo_use
--     archived       yes/no  as in marketo_use
--     link           text    the asset's page in Marketo; '' = not told
CREATE TEMP VIEW field_marketo_use AS
SELECT m.object, m.field, iif(u.unsure, 'guess', m.match) AS match, m.marketo_field, u.type, u.id, u.token,
       coalesce(a.name, u.type || ' ' || u.id) AS asset, u.place, u.writes, coalesce(a.in_force AND u.settled, 0) AS active,
       coalesce(a.archived, 0) AS archived, coalesce(a.link, '') AS link
FROM marketo_map m
JOIN use_found u ON u.marketo_object = m.marketo_object AND u.rest_name = m.rest_name
LEFT JOIN marketo_asset_state a ON a.type = u.type AND a.id = u.id AND a.token = u.token;

-- What assets name and no field is called, as they name it.
-- Source: marketo_field_list, smart_list, smart_campaign, form
--     type      text                 of the asset
--     id        text                 of the asset
--     asset     text                 its name
--     place     text                 as in marketo_use
--     object    text                 whose field; '' = lead, or not told
--     named     text                 how: id, label, soap name, rest name, any
--     name      text                 the name
--     mentions  integer (mentions)   how often
CREATE TEMP TABLE marketo_unresolved AS
SELECT m.type, m.id, coalesce(a.name, m.type || ' ' || m.id) AS asset, m.place, m.object, m.named, m.name, sum(m.mentions) AS mentions
FROM marketo_mention m
LEFT JOIN marketo_asset_state a ON a.type = m.type AND a.id = m.id AND a.token = m.token
WHERE m.name <> '' -- a broken rule may name no field
  AND NOT EXISTS (SELECT 1 FROM name_meant n WHERE n.name = m.name AND n.object = m.object AND n.named = m.named)
GROUP BY m.type, m.id, m.token, m.place, m.object, m.named, m.name;
DROP TABLE name_meant;

-- One row where Marketo was asked: which instance, as whom, when, and what that cost.
-- Source: marketo_field_list
--     address   text                its origin
--     api_user  text                whose token it was; NULL = not told
--     reader    integer (number)    of this program's readers: a later one finds more in the same answers; NULL = not told
--     read      time                when the last answer came
--     oldest    time                when the oldest was read of what an earlier audit had read; NULL = everything is of this one
--     calls     integer (requests)  that were sent, retries included; NULL = not told
CREATE TEMP TABLE marketo_audit AS
SELECT address, nullif(api_user, '') AS api_user, reader,
       (SELECT max(fetched) FROM source_part WHERE connection = 'marketo') AS read, oldest, calls
FROM marketo_instance;

-- What stays unseen of Marketo's uses, a line each, beside every "no use found".
-- Source: coverage, smart_list, smart_campaign, form
--     position  integer (place)  order: whole sources first
--     text      text             for people
CREATE TEMP TABLE marketo_unseen AS
SELECT row_number() OVER (ORDER BY section, text) AS position, text FROM (
    SELECT 1 AS section, printf('%s: %s', replace(s.source, '_', ' '), replace(s.status, '_', ' '))
                         || coalesce(' (' || nullif(s.reason, '') || ')', '') AS text
    FROM source s
    WHERE s.status <> 'ok' AND s.source IN ('smart_list', 'smart_campaign', 'program', 'program_token', 'form', 'email', 'email_template',
                                            'landing_page', 'landing_page_template', 'snippet', 'folder', 'segmentation',
                                            'custom_object_use')
    UNION ALL
    SELECT 2, printf('%s of %,d %s%s: %s', part, count(*), type, iif(count(*) = 1, '', 's'), reason) FROM marketo_unread
    GROUP BY part, type, reason
    UNION ALL
    SELECT 3, printf('rules of %d segmentation%s', count(*), iif(count(*) = 1, '', 's'))
    FROM marketo_asset WHERE type = 'segmentation' HAVING count(*) > 0
    UNION ALL
    SELECT 4, printf('what %,d name%s that no field has', count(*), iif(count(*) = 1, ' means', 's mean'))
    FROM (SELECT DISTINCT object, named, name FROM marketo_unresolved) HAVING count(*) > 0
    UNION ALL
    SELECT 5, printf('workspaces other than %s', group_concat(workspace, ', '))
    FROM (SELECT DISTINCT workspace FROM marketo_asset WHERE workspace <> '' ORDER BY 1) HAVING count(*) > 0
    UNION ALL
    SELECT 6, 'mails of the new editor'
)
WHERE EXISTS (SELECT 1 FROM marketo_instance);

-- What a rule says of a field of which no use was found: one row. Smart lists, campaigns and forms are what goes by a field's value, writes
-- it and asks for it: without one of these nobody can say so. All else that is not read, mails and pages, is said beside it.
-- Source: coverage, smart_list, smart_campaign, form
--     none    integer (uses)  0 = all three were read, if only in part; NULL = not
--     beside  text            the first of marketo_unseen, to stand behind the words; '' = nothing
CREATE TEMP TABLE marketo_no_use AS
SELECT (SELECT CASE WHEN count(*) = 3 THEN 0 END FROM source
        WHERE source IN ('smart_list', 'smart_campaign', 'form') AND status IN ('ok', 'partial')) AS none,
       (SELECT coalesce(' (not seen: ' || group_concat(CASE WHEN position <= 3 THEN text END, '; ')
                        || iif(count(*) > 3, printf(' and %d more', count(*) - 3), '') || ')', '')
        FROM (SELECT * FROM marketo_unseen ORDER BY position)) AS beside;

-- What Marketo makes of each Salesforce field it has: one row for a field that Marketo's fields are told of. No use found is no proof that
-- there is none.
-- Source: marketo_field_list, smart_list, smart_campaign, form, describe
--     object         text            API name of the object
--     field          text            API name
--     marketo_field  text            its name in Marketo, or its names
--     match          text            exact, likely, guess: the best
--     uses           integer (uses)  by assets, active or not; NULL = none found, and not all of smart lists, campaigns and forms were read
--     active_uses    integer (uses)  by what is in force; NULL as uses, and so are the next two
--     sure_uses      integer (uses)  by what is in force, of an exact match
--     writes         integer (uses)  that write it
--     places         text            the first of them, for people; '' = no use found
CREATE TEMP TABLE field_use_count AS
WITH used AS MATERIALIZED (
    SELECT object, field, count(*) AS uses, sum(active) AS active_uses, sum(active AND match = 'exact') AS sure_uses, sum(writes) AS writes
    FROM field_marketo_use GROUP BY object, field
),
asset AS MATERIALIZED (
    SELECT object, field, printf('%s "%s"', type, asset) AS text, max(active) AS active,
           row_number() OVER (PARTITION BY object, field ORDER BY max(active) DESC, type, asset, id) AS place
    FROM field_marketo_use GROUP BY object, field, type, id, token
),
spoken AS MATERIALIZED (
    SELECT object, field, group_concat(text || iif(active, '', ' (not active)'), '; ')
           || iif(max(number) > 3, printf(' and %d more', max(number) - 3), '') AS places
    FROM (SELECT *, count(*) OVER (PARTITION BY object, field) AS number FROM asset ORDER BY object, field, place) WHERE place <= 3
    GROUP BY object, field
)
SELECT m.object, m.field, group_concat(DISTINCT m.marketo_field) AS marketo_field,
       CASE min(CASE m.match WHEN 'exact' THEN 1 WHEN 'likely' THEN 2 ELSE 3 END) WHEN 1 THEN 'exact' WHEN 2 THEN 'likely' ELSE 'guess' END
           AS match,
       coalesce(u.uses, r.none) AS uses, coalesce(u.active_uses, r.none) AS active_uses, coalesce(u.sure_uses, r.none) AS sure_uses,
       coalesce(u.writes, r.none) AS writes, coalesce(s.places, '') AS places
FROM marketo_map m
JOIN marketo_no_use r
LEFT JOIN used u ON u.object = m.object AND u.field = m.field
LEFT JOIN spoken s ON s.object = m.object AND s.field = m.field
GROUP BY m.object, m.field;
CREATE UNIQUE INDEX temp.field_use_count_field ON field_use_count (object, field);

-- Who writes a field, besides people: Marketo's flows and forms, the sync by itself, and what runs in Salesforce when a record is written.
-- Source: marketo_field_list, smart_campaign, form, references, automation, describe
--     object   text    API name of the object
--     field    text    API name
--     writer   text    Marketo flow, Marketo form, Marketo sync, Salesforce automation
--     name     text    which
--     id       text    of the asset; '' = it is none of Marketo's
--     active   yes/no  it is in force
--     match    text    exact, likely, guess; of Salesforce's: it may write it, or only read it = guess
--     link     text    its page; '' = not told
CREATE TEMP VIEW marketo_writer AS
SELECT object, field, iif(type = 'form', 'Marketo form', 'Marketo flow') AS writer, asset AS name, id, active, match, link
FROM field_marketo_use WHERE writes
UNION ALL
SELECT object, field, 'Marketo sync', marketo_field, '', 1, 'exact', '' FROM marketo_written
UNION ALL
SELECT DISTINCT r.object, r.field, 'Salesforce automation', r.name, '', 1, 'guess', ''
FROM field_reference r
WHERE r.type IN ('Flow', 'FlowDefinition', 'ApexTrigger', 'WorkflowFieldUpdate', 'ProcessDefinition');

-- The steps of campaigns' flows.
-- Source: smart_campaign, reference
--     campaign  text             id
--     position  integer (place)  from 1
--     step      text             its name
--     does      text             as in reference_flow_step; NULL = nothing at Salesforce
--     calls     yes/no           in a trigger campaign it asks Salesforce for each person at once
--     sends     yes/no           it brings a person whom Salesforce does not have there
CREATE TEMP TABLE marketo_campaign_step AS
SELECT s.campaign, s.position, s.step, r.does, coalesce(r.calls, 0) AS calls, coalesce(r.does = 'sync' OR r.implied, 0) AS sends
FROM marketo_step s
LEFT JOIN reference_flow_step r ON r.step = replace(lower(trim(s.step)), 'lead', 'person');
CREATE UNIQUE INDEX temp.marketo_campaign_step_position ON marketo_campaign_step (campaign, position);

-- Smart campaigns.
-- Source: smart_campaign, reference
--     id          text             Marketo's number
--     name        text             its name
--     kind        text             trigger, batch, '' = not told
--     status      text             in Marketo's words
--     active      yes/no           active or scheduled, and not archived
--     flow_known  yes/no           the instance told its flow
--     steps       integer (steps)  of its flow
--     calling     text             steps that ask Salesforce for each person at once; NULL = none
--     workspace   text             '' = not told
--     program     text             it lies in; '' = none
--     updated     time             when it last changed
--     link        text             its page in Marketo; '' = not told
CREATE TEMP TABLE marketo_campaign AS
SELECT a.id, a.name, a.kind, a.status, a.in_force AS active,
       NOT EXISTS (SELECT 1 FROM marketo_unread r WHERE r.type = a.type AND r.id = a.id AND r.part = 'flow') AS flow_known,
       (SELECT count(*) FROM marketo_campaign_step s WHERE s.campaign = a.id) AS steps,
       (SELECT group_concat(step, ', ') FROM (SELECT step, min(position) AS first FROM marketo_campaign_step s
                                              WHERE s.campaign = a.id AND s.calls GROUP BY step ORDER BY first)) AS calling,
       a.workspace, a.program, a.updated, a.link
FROM marketo_asset_state a WHERE a.type = 'smart campaign';
CREATE UNIQUE INDEX temp.marketo_campaign_id ON marketo_campaign (id);

-- Rules that Marketo calls broken, by asset.
-- Source: smart_list, smart_campaign
--     type     text             of the asset
--     id       text             of the asset
--     asset    text             its name
--     steps    text             the filters and triggers
--     fields   text             what they name
--     rules    integer (rules)  how many
--     active   yes/no           the asset is in force
--     link     text             its page in Marketo; '' = not told
CREATE TEMP TABLE marketo_broken_rule AS
SELECT b.type, b.id, coalesce(a.name, b.type || ' ' || b.id) AS asset, group_concat(DISTINCT nullif(b.step, '')) AS steps,
       coalesce(group_concat(DISTINCT nullif(b.name, '')), '') AS fields, count(*) AS rules,
       coalesce(a.in_force, 0) AS active, coalesce(a.link, '') AS link
FROM (SELECT * FROM marketo_mention WHERE broken ORDER BY type, id, step, name) AS b
LEFT JOIN marketo_asset_state a ON a.type = b.type AND a.id = b.id AND a.token = 0
GROUP BY b.type, b.id;

-- Choices of forms, with the field they are sent to; only where values are shown.
-- Source: form, marketo_field_list, describe
--     form    text    id
--     name    text    of the form
--     active  yes/no  this state of the form is approved and in force
--     object  text    API name of the object
--     field   text    API name
--     match   text    exact, likely, guess
--     value   text    what is sent
CREATE TEMP VIEW marketo_form_choice AS
SELECT v.form, coalesce(a.name, 'form ' || v.form) AS name, coalesce(a.in_force, 0) AND v.state <> 'draft' AS active, m.object, m.field,
       m.match, v.value
FROM marketo_form_value v
JOIN marketo_instance_field f ON f.object = 'lead' AND lower(v.field) IN (lower(coalesce(f.soap_name, f.rest_name)), lower(f.rest_name))
JOIN marketo_map m ON m.marketo_object = f.object AND m.rest_name = f.rest_name
LEFT JOIN marketo_asset_state a ON a.type = 'form' AND a.id = v.form AND a.token = 0;

-- Statuses of a program's channel and of the members of the Salesforce campaign it is synced with: which of the two has each.
-- Source: channel, program_campaign
--     program        text    id
--     name           text    of the program
--     channel        text    its channel
--     campaign       text    id of the Salesforce campaign
--     campaign_name  text    its name
--     status         text    the status
--     in_marketo     yes/no  the channel has it
--     in_salesforce  yes/no  the campaign has it
CREATE TEMP TABLE program_status AS
WITH synced AS MATERIALIZED (
    SELECT a.id AS program, a.name, a.channel, c.id AS campaign, c.name AS campaign_name
    FROM marketo_asset_state a JOIN program_campaign c ON substr(c.id, 1, 15) = substr(a.campaign, 1, 15)
    WHERE a.type = 'program' AND a.channel IN (SELECT channel FROM marketo_channel_status)
      AND c.id IN (SELECT campaign FROM program_campaign_status)
),
status AS (
    SELECT s.*, m.status, 1 AS marketo, 0 AS salesforce FROM synced s JOIN marketo_channel_status m ON m.channel = s.channel
    UNION ALL
    SELECT s.*, p.status, 0, 1 FROM synced s JOIN program_campaign_status p ON p.campaign = s.campaign
)
SELECT program, name, channel, campaign, campaign_name, min(status) AS status, max(marketo) AS in_marketo, max(salesforce) AS in_salesforce
FROM status GROUP BY program, campaign, status;
