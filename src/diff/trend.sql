-- The index of an org's snapshots (.history.db): what each of them came to, judged by the rules that `judged_by` stands for.

CREATE TABLE IF NOT EXISTS run (
    folder    TEXT PRIMARY KEY,  -- in the org's folder
    size      INTEGER NOT NULL,  -- of its snapshot.db, with the next line: whether it is still the same file
    modified  INTEGER NOT NULL,  -- nanoseconds since 1970
    judged_by TEXT NOT NULL,
    time      TEXT,              -- NULL = no snapshot that can be read
    org_id    TEXT,
    org_name  TEXT,
    user_id   TEXT,
    sync_user TEXT,
    partial   INTEGER,
    verdict   TEXT
);

-- Numbers of a run: findings by severity, fields that sync, and whatever else a snapshot can count.
CREATE TABLE IF NOT EXISTS run_measure (
    folder  TEXT NOT NULL,
    measure TEXT NOT NULL,
    value   NUMERIC NOT NULL,
    PRIMARY KEY (folder, measure)
) WITHOUT ROWID;

-- Open findings of a run.
CREATE TABLE IF NOT EXISTS run_finding (
    folder        TEXT NOT NULL,
    fingerprint   TEXT NOT NULL,
    rule          TEXT NOT NULL,
    title         TEXT NOT NULL,
    severity      TEXT NOT NULL,
    severity_rank INTEGER NOT NULL,
    object        TEXT,
    field         TEXT,
    action        TEXT NOT NULL,
    PRIMARY KEY (folder, fingerprint)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS run_finding_fingerprint ON run_finding (fingerprint, folder);

-- What changed from the run before, by the same user, to this one.
CREATE TABLE IF NOT EXISTS run_change (
    folder        TEXT NOT NULL,
    rank          INTEGER NOT NULL, -- those that matter most first
    code          TEXT NOT NULL,
    title         TEXT NOT NULL,
    severity      TEXT NOT NULL,
    severity_rank INTEGER NOT NULL,
    object        TEXT NOT NULL,    -- '' = the sync user's rights
    field         TEXT,
    before        TEXT,
    after         TEXT,
    message       TEXT NOT NULL,
    changed_by    TEXT,             -- with the next two: who, when, and how sure that is
    changed_at    TEXT,
    certainty     TEXT,
    PRIMARY KEY (folder, rank)
) WITHOUT ROWID;

-- Which runs have been compared, and with which.
CREATE TABLE IF NOT EXISTS run_comparison (folder TEXT PRIMARY KEY, before TEXT NOT NULL) WITHOUT ROWID;

-- What each snapshot had: seen_run says whose view it is and whether the list of all objects was read, seen_object which list of fields
-- an object had (0 = it was hidden, NULL = it was not read), seen_list each list once, as a JSON array.
CREATE TABLE IF NOT EXISTS seen_run (
    folder   TEXT PRIMARY KEY,
    size     INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    time     TEXT,
    org_id   TEXT,
    user_id  TEXT,
    listed   INTEGER
);
CREATE TABLE IF NOT EXISTS seen_object (folder TEXT NOT NULL, object TEXT NOT NULL, list INTEGER,
                                        PRIMARY KEY (folder, object)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen_list (id INTEGER PRIMARY KEY, object TEXT NOT NULL, fields TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS seen_list_object ON seen_list (object);
