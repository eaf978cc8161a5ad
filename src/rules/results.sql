-- What judging a snapshot leaves beside it, in temporary tables. Reports read these and the public views.

-- What a person has settled (struct sa_rules_options), or empty: the custom objects, Campaign and CampaignMember whose sync is
-- enabled; the fields of the custom sync filter, 'none' = there is no filter.
-- Source: configuration
--     object  text  API name
CREATE TEMP TABLE IF NOT EXISTS synced_object_setting (object TEXT PRIMARY KEY);
-- Fields of the custom sync filter.
-- Source: configuration
--     field  text  API name; none = there is no filter
CREATE TEMP TABLE IF NOT EXISTS sync_filter_setting (field TEXT PRIMARY KEY);
-- What the sync is used for (reports/reference/capability.sql).
-- Source: configuration
--     capability  text  of reference_capability
CREATE TEMP TABLE IF NOT EXISTS capability_setting (capability TEXT PRIMARY KEY);
-- "Lead.Score__c 25 50 75": the borders at which a number matters.
CREATE TEMP TABLE IF NOT EXISTS band_setting (text TEXT PRIMARY KEY);

-- What came of each source, worked out once and not for each rule that needs one.
CREATE TEMP TABLE source_status AS SELECT source, status FROM source;

-- One row per rule of the catalogue.
-- Source: rules
--     id         text                the rule
--     title      text                what it finds
--     severity   text                critical, high, medium, low, info
--     basis      text                observed, certain, possible
--     category   text                field, permission, object, data, performance, governance, privacy
--     practice   integer (1 to 10)   the best practice it belongs to
--     needs      text                sources, with blanks
--     catalogue  text                numbers of the catalogue
--     action     text                the change
--     who        text                salesforce, marketo, both
--     why        text                why it matters
--     fix        text                how to make the change
--     risk       text                what the change may break
--     undo       text                how to take it back
--     docs       text                addresses, with blanks
--     status     text                pass, fail, skipped, error
--     reason     text                of skipped what is missing and what unlocks it; of error file, line and text
--     lacks      text                of skipped: the source that is missing; off = switched off
--     unlock     text                what unlocks that source
--     findings   integer (findings)  how many
--     place      text                where the change is made: '' = the object's page, permissions = the sync user's, grant = the best of
--                                    them, user = the sync user, records = a list of records
--     proposed   text                for the fields it finds: hide, decide, '' = nothing by itself
--     otherwise  text                what happens if nobody acts; '' = the first sentence of why
CREATE TEMP TABLE rule_result (
    id        TEXT PRIMARY KEY,
    title     TEXT NOT NULL,
    severity  TEXT NOT NULL,
    basis     TEXT NOT NULL,
    category  TEXT NOT NULL,
    practice  INTEGER NOT NULL,
    needs     TEXT NOT NULL,
    catalogue TEXT NOT NULL,
    action    TEXT NOT NULL,
    who       TEXT NOT NULL,
    why       TEXT NOT NULL,
    fix       TEXT NOT NULL,
    risk      TEXT NOT NULL,
    undo      TEXT NOT NULL,
    docs      TEXT NOT NULL,
    status    TEXT NOT NULL CHECK (status IN ('pass', 'fail', 'skipped', 'error')),
    reason    TEXT NOT NULL DEFAULT '', -- of skipped: what is missing and what unlocks it; of error: file:line and text
    lacks     TEXT NOT NULL DEFAULT '', -- of skipped: the source that is missing; off = switched off
    unlock    TEXT NOT NULL DEFAULT '', -- what unlocks that source
    findings  INTEGER NOT NULL DEFAULT 0,
    place     TEXT NOT NULL DEFAULT '', -- where the change is made, as above
    proposed  TEXT NOT NULL DEFAULT '', -- for the fields it finds: hide, decide, '' = nothing by itself
    otherwise TEXT NOT NULL DEFAULT ''  -- what happens if nobody acts, in a reader's words; '' = the first sentence of why
);

-- One row per rule broken in one place.
-- Source: rules
--     fingerprint    text              rule:Object.Field#subject, without the parts that are not there
--     rule           text              id
--     severity       text              critical, high, medium, low, info
--     severity_rank  integer (1 to 5)  1 = critical
--     basis          text              observed, certain, possible
--     object         text              API name; NULL for findings on the whole org
--     field          text              API name; NULL for findings on an object
--     subject        text              what tells two findings in one place apart
--     message        text              the facts
--     evidence       json              an object with the numbers
--     action         text              the change that closes it; same text and object = one action
--     who            text              salesforce, marketo, both
--     waived         yes/no            accepted
--     waiver         text              why
--     category       text              the rule's
CREATE TEMP TABLE finding (
    fingerprint   TEXT PRIMARY KEY, -- rule:Object.Field#subject, without the parts that are not there
    rule          TEXT NOT NULL,
    severity      TEXT NOT NULL,
    severity_rank INTEGER NOT NULL, -- 1 critical … 5 info
    basis         TEXT NOT NULL,
    object        TEXT,             -- NULL for findings on the whole org
    field         TEXT,             -- NULL for findings on an object
    subject       TEXT NOT NULL DEFAULT '',
    message       TEXT NOT NULL,
    evidence      TEXT NOT NULL,    -- JSON object
    action        TEXT NOT NULL,    -- the change that closes it; same text and object = one action
    who           TEXT NOT NULL,
    waived        INTEGER NOT NULL DEFAULT 0,
    waiver        TEXT NOT NULL DEFAULT '',
    category      TEXT NOT NULL DEFAULT '', -- the rule's
    -- What a rule may give; the names are the words of the error when it gives something else.
    CONSTRAINT "basis is observed, certain or possible" CHECK (basis IN ('observed', 'certain', 'possible')),
    CONSTRAINT "what is only possible is not above medium" CHECK (basis <> 'possible' OR severity_rank >= iif(category = 'privacy', 2, 3)),
    CONSTRAINT "a field has an object" CHECK (field IS NULL OR object IS NOT NULL),
    CONSTRAINT "object and field are NULL or a name" CHECK (object <> '' AND coalesce(field, '-') <> ''),
    CONSTRAINT "message is a text" CHECK (message <> ''),
    CONSTRAINT "evidence is a JSON object" CHECK (json_valid(evidence) AND json_type(evidence) = 'object'),
    CONSTRAINT "action is a text" CHECK (action <> ''),
    CONSTRAINT "who is salesforce, marketo or both" CHECK (who IN ('salesforce', 'marketo', 'both'))
);

-- What was signed off for the actions a field belongs to (action_decision), a line each.
-- Source: decisions
--     object   text  API name of the object
--     field    text  API name
--     answers  text  a line each
CREATE TEMP TABLE field_answer (
    object  TEXT NOT NULL,
    field   TEXT NOT NULL,
    answers TEXT NOT NULL,
    PRIMARY KEY (object, field)
) WITHOUT ROWID;

-- One row per change and place, ranked.
-- Source: rules
--     rank           integer (place)   1 = do it first
--     severity       text              the worst of its findings
--     severity_rank  integer (1 to 5)  1 = critical
--     who            text              salesforce, marketo, both
--     action         text              the change
--     place          text              where to click
--     object         text              API name; NULL = several, or the whole org
--     link           text              page of Setup; '' = there is none
--     fields         json              array of API names; Object.Field where there are several objects
--     field_count    integer (fields)  how many
--     reasons        json              array of texts
--     why            text              why it matters
--     fix            text              how to do it
--     risk           text              what it may break
--     undo           text              how to take it back
--     findings       json              array of fingerprints
--     objects        json              array of API names
--     otherwise      text              what happens if nobody acts, in a reader's words
CREATE TEMP TABLE action (
    rank          INTEGER PRIMARY KEY,
    severity      TEXT NOT NULL,
    severity_rank INTEGER NOT NULL,
    who           TEXT NOT NULL,
    action        TEXT NOT NULL,
    place         TEXT NOT NULL,    -- where to click, in words
    object        TEXT,             -- NULL = several, or the whole org
    link          TEXT NOT NULL,    -- Setup page, "" when there is none
    fields        TEXT NOT NULL,    -- JSON array of API names; Object.Field where there are several objects
    field_count   INTEGER NOT NULL,
    reasons       TEXT NOT NULL,    -- JSON array: title of each rule with the number of its findings here, and of several the fields
    why           TEXT NOT NULL,
    fix           TEXT NOT NULL,
    risk          TEXT NOT NULL,
    undo          TEXT NOT NULL,
    findings      TEXT NOT NULL,    -- JSON array of fingerprints
    objects       TEXT NOT NULL DEFAULT '[]', -- JSON array of API names
    otherwise     TEXT NOT NULL DEFAULT ''
);

-- Whether the baseline has a finding too; NULL without a baseline.
-- Source: baseline
--     fingerprint  text    of the finding
--     known        yes/no  the baseline has it too; NULL = there is no baseline
CREATE TEMP VIEW finding_known AS
SELECT fingerprint,
       CASE WHEN EXISTS (SELECT 1 FROM given_source WHERE source = 'baseline')
            THEN fingerprint IN (SELECT fingerprint FROM baseline_finding) END AS known
FROM finding;

-- Findings that the permission sets of `syncaudit fix` close (sa_fix_plan); empty where nobody has planned them.
CREATE TEMP TABLE fix_closes (fingerprint TEXT PRIMARY KEY) WITHOUT ROWID;

-- One row per best practice.
-- Source: rules
--     number    integer (1 to 10)  of the practice
--     title     text               what it is
--     status    text               pass, attention, fail, unknown
--     evidence  text               why
CREATE TEMP TABLE practice (
    number   INTEGER PRIMARY KEY,
    title    TEXT NOT NULL,
    status   TEXT NOT NULL CHECK (status IN ('pass', 'attention', 'fail', 'unknown')),
    evidence TEXT NOT NULL
);

-- Objects the sync has to do with that were not read, so that nothing is known of them: the four whose fields sync by themselves and
-- those whose sync somebody has enabled, whatever the reason; others unless they are hidden, which is a fact.
-- Source: coverage
--     position  integer (place)  order
--     object    text             API name
--     state     text             not_asked, not_permitted, not_there, failed
--     reason    text             why
--     syncs     yes/no           its fields become Marketo fields
CREATE TEMP TABLE unread_object (
    position INTEGER PRIMARY KEY,
    object   TEXT NOT NULL UNIQUE,
    state    TEXT NOT NULL,         -- not_asked, not_permitted, not_there, failed
    reason   TEXT NOT NULL,
    syncs    INTEGER NOT NULL       -- its fields become Marketo fields
);

-- What was not read or not judged though it could have been, a line each. No row that counts = a good verdict is known.
-- Source: rules, coverage
--     position  integer (place)  order
--     counts    yes/no           no verdict is Ready beside it
--     text      text             a line for people
CREATE TEMP TABLE verdict_gap (
    position INTEGER PRIMARY KEY,
    counts   INTEGER NOT NULL,      -- no verdict is Ready beside it
    text     TEXT NOT NULL
);

-- One row.
-- Source: rules
--     verdict   text                Blocked, Needs work, Not known, Ready
--     critical  integer (findings)  not waived, as below
--     high      integer (findings)  likewise
--     medium    integer (findings)  likewise
--     low       integer (findings)  likewise
--     info      integer (findings)  likewise
--     waived    integer (findings)  accepted
--     errors    integer (rules)     that broke
--     ran       integer (rules)     that ran
--     rules     integer (rules)     there are
--     judged    time                when the rules were run
--     version   text                of the program that ran them
CREATE TEMP TABLE verdict (
    verdict  TEXT NOT NULL,         -- Blocked, Needs work, Not known, Ready
    critical INTEGER NOT NULL,
    high     INTEGER NOT NULL,
    medium   INTEGER NOT NULL,
    low      INTEGER NOT NULL,
    info     INTEGER NOT NULL,
    waived   INTEGER NOT NULL,
    errors   INTEGER NOT NULL,      -- rules that broke
    ran      INTEGER NOT NULL,      -- rules that ran, out of
    rules    INTEGER NOT NULL,
    judged   TEXT NOT NULL,         -- UTC, ISO 8601: when the rules were run
    version  TEXT NOT NULL          -- of the program that ran them
);

-- What changed since an earlier snapshot (sa_diff_run); empty when nothing was compared. change_run has one row then.
CREATE TEMP TABLE change_run (
    before_time      TEXT NOT NULL,
    now_time         TEXT NOT NULL,
    before_org       TEXT,
    now_org          TEXT,
    before_sync_user TEXT,
    now_sync_user    TEXT,
    before_verdict   TEXT NOT NULL,
    now_verdict      TEXT NOT NULL,
    before_partial   INTEGER NOT NULL,
    now_partial      INTEGER NOT NULL
);

CREATE TEMP TABLE change (
    rank          INTEGER PRIMARY KEY,
    code          TEXT NOT NULL,    -- of reports/reference/change.sql
    title         TEXT NOT NULL,
    severity      TEXT NOT NULL,    -- for the sync
    severity_rank INTEGER NOT NULL,
    class         TEXT NOT NULL,    -- breaking, new-visible, other
    object        TEXT NOT NULL,    -- '' = the sync user
    field         TEXT,
    attribute     TEXT NOT NULL,    -- what of it changed; '' = that it is there
    before        TEXT,
    after         TEXT,
    fields        INTEGER NOT NULL, -- how many fields it is about
    message       TEXT NOT NULL,
    why           TEXT NOT NULL,
    basis         TEXT NOT NULL,    -- certain, or possible = a guess
    changed_by    TEXT,             -- who made it and when, as far as Setup's own records tell
    changed_at    TEXT,
    changed_how   TEXT,             -- what the record says
    certainty     TEXT              -- that the record is of this change: certain, likely, possible
);

-- The page of a custom field, behind the address of Setup, where its durable id is known.
CREATE TEMP VIEW field_page AS
SELECT object, field, '/ObjectManager/' || object || '/FieldsAndRelationships/' || substr(id, instr(id, '.') + 1) || '/view' AS page
FROM field_id
WHERE object REGEXP '^[A-Za-z][A-Za-z0-9_]*\z' AND id GLOB '*.00N*' AND substr(id, instr(id, '.') + 1) REGEXP '^[A-Za-z0-9]+\z';

-- What cannot wait: what became visible and nobody wants, with the page of Setup where it is hidden ('' = none). A field under a new name
-- is a new one to Marketo. `fields` is how many fields each is about.
CREATE TEMP VIEW change_alert AS
SELECT c.rank, c.after IS NULL OR c.code <> 'field-visible' AS undecided,
    coalesce(c.object || '.' || c.field, printf('%s (object, %d %s)', c.object, c.fields, iif(c.fields = 1, 'field', 'fields'))) AS name,
       c.fields,
       CASE WHEN c.object REGEXP '^[A-Za-z][A-Za-z0-9_]*\z'
            THEN coalesce((SELECT setup_url || coalesce((SELECT page FROM field_page i WHERE i.object = c.object AND i.field = c.field),
                                                        '/ObjectManager/' || c.object || '/FieldsAndRelationships/view')
                           FROM setup_home), '')
            ELSE '' END AS link
FROM change c WHERE c.class = 'new-visible' OR c.code = 'field-renamed' AND c.class <> 'other';

-- The same as a sentence without its end; no row when there is nothing.
CREATE TEMP VIEW change_alarm AS
SELECT printf('%d %s became visible to the sync user since %s%s; hide %s before the next cycle',
              sum(fields), iif(sum(fields) = 1, 'field', 'fields'), substr((SELECT before_time FROM change_run), 1, 10),
              iif(min(undecided), ' and nobody has decided', ''), iif(sum(fields) = 1, 'it', 'them')) AS text
FROM change_alert HAVING count(*) > 0;

CREATE TEMP TABLE finding_change (
    fingerprint   TEXT PRIMARY KEY,
    state         TEXT NOT NULL,    -- new, gone, same, unknown = one side did not read what it is about
    rule          TEXT NOT NULL,
    severity      TEXT NOT NULL,
    severity_rank INTEGER NOT NULL,
    object        TEXT,
    field         TEXT,
    message       TEXT NOT NULL
);

CREATE TEMP TABLE action_change (
    state         TEXT NOT NULL,    -- new, done, same, unknown = one side did not read what it is about
    action        TEXT NOT NULL,
    object        TEXT NOT NULL,    -- '' = several, or the whole org
    severity      TEXT NOT NULL,
    severity_rank INTEGER NOT NULL
);

CREATE TEMP TABLE coverage_change (
    what   TEXT NOT NULL,           -- source, object
    name   TEXT NOT NULL,
    before TEXT NOT NULL,
    after  TEXT NOT NULL
);

-- The audits of the org up to this one, oldest first (sa_trend_open); empty when nobody asked for them.
CREATE TEMP TABLE audit_trend (
    number   INTEGER PRIMARY KEY,
    time     TEXT NOT NULL,
    verdict  TEXT NOT NULL,
    partial  INTEGER NOT NULL,
    critical INTEGER NOT NULL,
    high     INTEGER NOT NULL,
    medium   INTEGER NOT NULL,
    low      INTEGER NOT NULL,
    info     INTEGER NOT NULL,
    waived   INTEGER NOT NULL,
    fields   INTEGER NOT NULL, -- that sync
    actions  INTEGER NOT NULL  -- above info
);

-- What happened to objects and fields over these audits (sa_trend_open); empty when nobody asked for them.
CREATE TEMP TABLE audit_timeline (
    object        TEXT NOT NULL, -- '' = the sync user's rights
    field         TEXT,
    time          TEXT NOT NULL, -- of the audit that saw it first
    severity      TEXT NOT NULL,
    severity_rank INTEGER NOT NULL,
    title         TEXT NOT NULL,
    before        TEXT,
    after         TEXT,
    message       TEXT NOT NULL,
    changed_by    TEXT,
    changed_at    TEXT,
    certainty     TEXT
);
CREATE INDEX temp.audit_timeline_field ON audit_timeline (object, field);
