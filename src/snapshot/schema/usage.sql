-- Usage: what aggregate queries counted. A field without a row was not counted: nothing is known of it.

-- One row per object whose records were counted; only what the user who asked can see counts. Where several queries each
-- counted a part, their numbers are added.
CREATE TABLE object_usage (
    object          TEXT PRIMARY KEY,
    records         INTEGER NOT NULL DEFAULT 0,
    oldest_created  TEXT,                      -- UTC, ISO 8601, like the others
    newest_created  TEXT,
    newest_modified TEXT,
    newest_stamp    TEXT,
    refused         TEXT                       -- why a part could not be counted: the numbers are then worth nothing
) WITHOUT ROWID;

-- One row per field that was to be counted.
CREATE TABLE field_usage (
    object          TEXT NOT NULL,
    field           TEXT NOT NULL,
    method          TEXT NOT NULL,             -- 'counted', 'true' (checkbox: records where it is true), 'sampled'
    filled          INTEGER NOT NULL DEFAULT 0,
    records         INTEGER,                   -- looked at; NULL = all of the object
    newest_created  TEXT,                      -- newest CreatedDate of the records with a value
    newest_modified TEXT,                      -- newest LastModifiedDate of them: no value is younger
    refused         TEXT,                      -- as above
    slices          INTEGER NOT NULL DEFAULT 0, -- of a sample: from how many places in time it is,
    squares         REAL NOT NULL DEFAULT 0,    -- and the sum of the squares of their filled shares
    PRIMARY KEY (object, field)
) WITHOUT ROWID;

-- Records that answer a question of their own (src/salesforce/source/data.c).
CREATE TABLE data_count (
    fact    TEXT PRIMARY KEY,   -- "no email of Lead"
    object  TEXT NOT NULL,
    records INTEGER,            -- NULL = refused says why
    refused TEXT
) WITHOUT ROWID;
