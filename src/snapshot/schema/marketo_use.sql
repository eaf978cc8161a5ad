-- A Marketo instance as its REST API tells it: its fields, what there is that may use them, and what that says of fields. Values of
-- filters, choices, defaults and follow-ups are not kept.

-- What was spoken to. One row, or none.
CREATE TABLE marketo_instance (
    address  TEXT PRIMARY KEY, -- origin
    api_user TEXT NOT NULL,    -- whose token it was: what this user may not see is silently absent
    oldest   TEXT,             -- when the oldest was read of what an earlier audit had read; NULL = everything is of this run
    reader   INTEGER,          -- which of this program's readers it was: a later one finds more; NULL = of a time before this was told
    calls    INTEGER           -- requests sent to it, retries included; NULL as reader
) WITHOUT ROWID;

-- A field. NULL = the calls that tell it were not permitted or did not tell.
CREATE TABLE marketo_rest_field (
    object      TEXT NOT NULL, -- lead, company, opportunity, program member, or the API name of a custom object
    name        TEXT NOT NULL, -- REST name
    label       TEXT NOT NULL, -- what tokens and rules call it
    type        TEXT NOT NULL,
    length      INTEGER,
    id          INTEGER,       -- what attributeId of rules refers to
    soap_name   TEXT,          -- what forms and Velocity call it
    updateable  INTEGER,
    crm_managed INTEGER,       -- the sync with Salesforce fills it
    hidden      INTEGER,       -- in Marketo
    sensitive   INTEGER,
    custom      INTEGER,
    PRIMARY KEY (object, name)
) WITHOUT ROWID;

-- What may use fields.
CREATE TABLE marketo_asset (
    type       TEXT NOT NULL, -- smart list, smart campaign, program, form, e-mail, e-mail template, landing page, landing page template,
                              -- snippet, token, custom object, folder, segmentation
    id         TEXT NOT NULL, -- Marketo's number; of tokens that of their place: "program 1012", "folder 1012"
    token      INTEGER NOT NULL DEFAULT 0, -- which of the tokens of its place, from 1; 0 = it is none
    name       TEXT NOT NULL,
    status     TEXT NOT NULL DEFAULT '', -- in Marketo's words
    kind       TEXT NOT NULL DEFAULT '', -- of a campaign trigger or batch, of a token its type, of an e-mail the editor's version
    live       INTEGER,                  -- active or scheduled, approved; NULL = such a thing is neither
    parent     TEXT NOT NULL DEFAULT '', -- where it lies: "program 1012", "folder 12"
    archived   INTEGER NOT NULL DEFAULT 0, -- of a folder
    smart_list TEXT,                     -- of a campaign: id of its smart list
    workspace  TEXT NOT NULL DEFAULT '',
    created    TEXT,
    updated    TEXT,
    url        TEXT NOT NULL DEFAULT '', -- of its page in Marketo
    channel    TEXT NOT NULL DEFAULT '', -- of a program
    campaign   TEXT,                     -- of a program: id of the Salesforce campaign that it is synced with
    PRIMARY KEY (type, id, token)
) WITHOUT ROWID;

-- What an asset says of a field, in the words it uses. Which field that is, marketo_use works out.
CREATE TABLE marketo_mention (
    type     TEXT NOT NULL,            -- of the asset, as the next two
    id       TEXT NOT NULL,
    token    INTEGER NOT NULL DEFAULT 0,
    state    TEXT NOT NULL DEFAULT '', -- approved, draft; '' where there is one state
    place    TEXT NOT NULL,            -- filter, trigger, flow step, flow choice, form field, visibility rule, thank-you page, token,
                                       -- velocity, cc, dependency
    step     TEXT NOT NULL DEFAULT '', -- the filter, trigger or flow step
    object   TEXT NOT NULL DEFAULT '', -- whose field, as marketo_rest_field has it; '' = lead, or not told
    named    TEXT NOT NULL,            -- how: id, label, soap name, rest name; any = one of the last three
    name     TEXT NOT NULL,            -- the name, or the id in digits
    unsure   INTEGER NOT NULL DEFAULT 0, -- syntax that nobody is sure of
    writes   INTEGER NOT NULL DEFAULT 0,
    broken   INTEGER NOT NULL DEFAULT 0, -- Marketo says that the rule is broken
    mentions INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (type, id, token, state, place, step, object, named, name, unsure, writes, broken)
) WITHOUT ROWID;

-- The steps of a campaign's flow.
CREATE TABLE marketo_step (
    campaign TEXT NOT NULL,    -- id
    position INTEGER NOT NULL, -- from 1
    step     TEXT NOT NULL,    -- name of its activity type
    PRIMARY KEY (campaign, position)
) WITHOUT ROWID;

-- One asset uses another: a rule names a smart list, a mail holds a snippet.
CREATE TABLE marketo_link (
    type   TEXT NOT NULL,
    id     TEXT NOT NULL,
    target TEXT NOT NULL, -- type of the other; or "dynamic content" or "whole content", which the next read asks for again
    name   TEXT NOT NULL  -- its id in digits, or its name
);
CREATE INDEX marketo_link_asset ON marketo_link (type, id);

-- What was not read of an asset, and why.
CREATE TABLE marketo_unread (
    type   TEXT NOT NULL,
    id     TEXT NOT NULL,
    part   TEXT NOT NULL, -- rules, flow, fields, thank-you page, content, tokens
    reason TEXT NOT NULL,
    PRIMARY KEY (type, id, part)
) WITHOUT ROWID;

-- Choices that a form offers for a field; only where values are shown (--show-values).
CREATE TABLE marketo_form_value (
    form  TEXT NOT NULL, -- id
    state TEXT NOT NULL,
    field TEXT NOT NULL, -- as the form calls it
    value TEXT NOT NULL,
    UNIQUE (form, state, field, value)
);

-- The statuses of a channel's members.
CREATE TABLE marketo_channel_status (
    channel TEXT NOT NULL,
    status  TEXT NOT NULL,
    PRIMARY KEY (channel, status)
) WITHOUT ROWID;

-- Campaigns of Salesforce that programs are synced with and the org has; and the statuses of their members.
CREATE TABLE program_campaign (
    id   TEXT PRIMARY KEY, -- as Salesforce has it, 18 characters
    name TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE program_campaign_status (
    campaign TEXT NOT NULL,
    status   TEXT NOT NULL,
    PRIMARY KEY (campaign, status)
) WITHOUT ROWID;
