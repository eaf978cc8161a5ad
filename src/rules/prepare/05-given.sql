-- What people gave besides the snapshot: decisions, waivers, a baseline. Whoever loads them fills these tables before the
-- rules run; they are empty when there is nothing.

-- Which of them there are: a rule may need them, as it needs a source of the snapshot.
CREATE TEMP TABLE IF NOT EXISTS given_source (source TEXT PRIMARY KEY) WITHOUT ROWID;

-- One row per row of decisions.csv. Empty texts, never NULL.
CREATE TEMP TABLE IF NOT EXISTS decision_row (
    number   INTEGER PRIMARY KEY,
    object   TEXT NOT NULL,
    field    TEXT NOT NULL,
    action   TEXT NOT NULL,
    field_id TEXT NOT NULL,
    changed  TEXT NOT NULL  -- UTC, ISO 8601: when an import last changed a value of it
);

-- What stands in its columns, by their titles. Empty ones have no row.
CREATE TEMP TABLE IF NOT EXISTS decision_value (number INTEGER NOT NULL, title TEXT NOT NULL, value TEXT NOT NULL);

-- All columns of decisions.csv, in their order.
CREATE TEMP TABLE IF NOT EXISTS decision_column (position INTEGER PRIMARY KEY, title TEXT NOT NULL);

-- One row: the fingerprint of the decisions. No row = none were loaded.
CREATE TEMP TABLE IF NOT EXISTS decision_state (fingerprint TEXT NOT NULL);

-- Fingerprints of the baseline's findings.
CREATE TEMP TABLE IF NOT EXISTS baseline_finding (fingerprint TEXT PRIMARY KEY) WITHOUT ROWID;

-- What the sync user came to see since the first audit of the org beside this one (syncaudit/seen.h).
-- Source: baseline
--     object  text    API name of the object
--     field   text    API name
--     since   time    the first audit that saw it, after one that did not
--     hidden  yes/no  the whole object was hidden before
CREATE TEMP TABLE IF NOT EXISTS became_visible (
    object TEXT NOT NULL,
    field  TEXT NOT NULL,
    since  TEXT NOT NULL,    -- UTC, ISO 8601: the first audit that saw it, after one that did not
    hidden INTEGER NOT NULL, -- the whole object was hidden before
    PRIMARY KEY (object, field)
) WITHOUT ROWID;

-- One row per waiver of waivers.yaml; NULL where it does not say.
CREATE TEMP TABLE IF NOT EXISTS waiver_given (
    number      INTEGER PRIMARY KEY, -- its place in the file, from 1
    rule        TEXT,
    object      TEXT,
    field       TEXT,
    pattern     TEXT,                -- regular expression on Object.Field
    fingerprint TEXT,
    reason      TEXT NOT NULL,
    owner       TEXT,
    expires     TEXT,                -- the last day it holds: 2027-03-01
    ticket      TEXT
);
