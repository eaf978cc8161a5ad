-- Change: what history objects and the records' own dates tell. An object without a row here was not asked or did not answer.

-- One row per history object that answered. Tracking keeps 18 months; older rows tell that it is older than that.
CREATE TABLE history_object (
    object  TEXT PRIMARY KEY,     -- whose history it is
    history TEXT NOT NULL,        -- "LeadHistory", "Machine__History"
    changes INTEGER NOT NULL,     -- rows of it
    first   TEXT,                 -- the oldest, UTC, ISO 8601
    last    TEXT
) WITHOUT ROWID;

-- Changes of tracked fields. `field` is as the history has it: mostly the API name.
CREATE TABLE history_field (
    object     TEXT NOT NULL,
    field      TEXT NOT NULL,
    changes    INTEGER NOT NULL DEFAULT 0,
    changes_30 INTEGER NOT NULL DEFAULT 0, -- in the last 30 days
    first      TEXT,
    last       TEXT,
    PRIMARY KEY (object, field)
) WITHOUT ROWID;

-- Records by the hour in which they were last stamped (SystemModstamp), of the last 14 days: each record once, so that this is
-- the least that happened.
CREATE TABLE change_hour (
    object  TEXT NOT NULL,
    day     TEXT NOT NULL,         -- UTC
    hour    INTEGER NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (object, day, hour)
) WITHOUT ROWID;

-- Records by who changed them last (LastModifiedBy), of the last 7 days.
CREATE TABLE change_user (
    object   TEXT NOT NULL,
    user_id  TEXT NOT NULL,
    name     TEXT,
    records  INTEGER NOT NULL,
    PRIMARY KEY (object, user_id)
) WITHOUT ROWID;

-- Who changed tracked fields in the last 30 days; of very many the ones that did it most.
CREATE TABLE history_user (
    object  TEXT NOT NULL,
    field   TEXT NOT NULL,
    user_id TEXT NOT NULL,
    name    TEXT,
    changes INTEGER NOT NULL,
    PRIMARY KEY (object, field, user_id)
) WITHOUT ROWID;

-- Objects whose changes of 30 days could not be read: what history_field has for them is no number.
CREATE TABLE history_lack (object TEXT PRIMARY KEY) WITHOUT ROWID;

-- From what to what the noisiest numbers went in 30 days, added up: all changes, or some 2,000 from five places in time. '' = no
-- value.
CREATE TABLE history_step (
    object  TEXT NOT NULL,
    field   TEXT NOT NULL,
    old     NOT NULL,
    new     NOT NULL,
    changes INTEGER NOT NULL,
    PRIMARY KEY (object, field, old, new)
) WITHOUT ROWID;
