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
CREATE TABLE IF NOT EXISTS seen_object (folder TEXT NOT NULL, object TEXT NOT NULL, list INTEGER, PRIMARY KEY (folder, object)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen_list (id INTEGER PRIMARY KEY, object TEXT NOT NULL, fields TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS seen_list_object ON seen_list (object);

-- One row per run, oldest first, with its number from 1.
CREATE VIEW IF NOT EXISTS trend AS
SELECT row_number() OVER (ORDER BY time, folder) AS number, folder, time, verdict, partial, sync_user,
       max(CASE measure WHEN 'critical' THEN value END) AS critical, max(CASE measure WHEN 'high' THEN value END) AS high,
       max(CASE measure WHEN 'medium' THEN value END) AS medium, max(CASE measure WHEN 'low' THEN value END) AS low,
       max(CASE measure WHEN 'info' THEN value END) AS info, max(CASE measure WHEN 'waived' THEN value END) AS waived,
       max(CASE measure WHEN 'fields that sync' THEN value END) AS fields,
       max(CASE measure WHEN 'actions' THEN value END) AS actions
FROM run LEFT JOIN run_measure USING (folder)
WHERE time IS NOT NULL
GROUP BY folder;

-- One row per stretch of whole runs a finding was open in. One that is partial is left out: it says nothing about what it did not
-- read.
CREATE VIEW IF NOT EXISTS finding_life AS
WITH numbered AS (SELECT row_number() OVER (ORDER BY number) AS number, folder, time FROM trend WHERE NOT partial),
open AS (SELECT f.fingerprint, f.rule, f.title, f.severity, f.severity_rank, f.object, f.field, f.action, n.number, n.time
         FROM run_finding f JOIN numbered n ON n.folder = f.folder),
stretch AS (
    SELECT *, number - row_number() OVER (PARTITION BY fingerprint ORDER BY number) AS island FROM open
)
SELECT s.fingerprint, s.rule, s.title, s.severity, s.severity_rank, s.object, s.field, s.action, s.first_seen, s.last_seen, s.runs,
       after.time AS gone -- NULL = still open
FROM (SELECT *, min(time) AS first_seen, max(time) AS last_seen, max(number) AS last, count(*) AS runs
      FROM stretch GROUP BY fingerprint, island) AS s
LEFT JOIN numbered after ON after.number = s.last + 1;

-- Comparisons that are still to be made, oldest first.
CREATE VIEW IF NOT EXISTS due_comparison AS
SELECT n.folder, n.before
FROM (SELECT folder, time, lag(folder) OVER (PARTITION BY org_id, user_id ORDER BY time, folder) AS before
      FROM run WHERE time IS NOT NULL) AS n
LEFT JOIN run_comparison c ON c.folder = n.folder
WHERE n.before IS NOT NULL AND c.before IS NOT n.before
ORDER BY n.time, n.folder;

-- What happened to each object and field, as far as the audits saw it: what changed, and which findings of medium or above came
-- and went. `time` is that of the audit that saw it first.
CREATE VIEW IF NOT EXISTS timeline AS
SELECT c.object, c.field, r.time, c.severity, c.severity_rank, c.title, c.before, c.after, c.message, c.changed_by, c.changed_at,
       c.certainty
FROM run_change c JOIN run r ON r.folder = c.folder
UNION ALL
SELECT coalesce(object, ''), field, first_seen, severity, severity_rank, 'Finding is new', NULL, NULL, title, NULL, NULL, NULL
FROM finding_life WHERE severity_rank <= 3 AND first_seen > (SELECT min(time) FROM run)
UNION ALL
SELECT coalesce(object, ''), field, gone, severity, severity_rank, 'Finding is gone', NULL, NULL, title, NULL, NULL, NULL
FROM finding_life WHERE severity_rank <= 3 AND gone IS NOT NULL;
