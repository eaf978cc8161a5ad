-- Facts from files that a Marketo admin exports: aggregated, because rows of the exports speak of single people.

-- Admin > Salesforce > Sync Errors. Ids, addresses and long numbers of the texts are replaced by '<id>', '<email>', '<number>'.
CREATE TABLE marketo_error (
    error_type TEXT NOT NULL,    -- "Record Level", "Job Level"
    object     TEXT NOT NULL,    -- '' where the export has no such column
    details    TEXT NOT NULL,    -- Salesforce's own text
    failures   INTEGER NOT NULL,
    first_day  TEXT,             -- days as the export writes them, in the exporting person's time zone
    last_day   TEXT,
    PRIMARY KEY (error_type, object, details)
) WITHOUT ROWID;

-- Admin > Field Management > Export Field Names: what exists in Marketo. Names are '' where the export has no such column.
CREATE TABLE marketo_field (
    label     TEXT NOT NULL,
    soap_name TEXT NOT NULL,
    rest_name TEXT NOT NULL,
    type      TEXT NOT NULL,
    PRIMARY KEY (label, soap_name, rest_name)
) WITHOUT ROWID;

-- Admin > Salesforce > Sync Status: what the sync did, per object, operation and outcome.
CREATE TABLE marketo_sync (
    object    TEXT NOT NULL,
    operation TEXT NOT NULL,
    status    TEXT NOT NULL,
    runs      INTEGER NOT NULL,
    seconds   INTEGER NOT NULL,  -- together, of the runs that say when they began and ended
    created   INTEGER NOT NULL,
    updated   INTEGER NOT NULL,
    deleted   INTEGER NOT NULL,
    failed    INTEGER NOT NULL,
    skipped   INTEGER NOT NULL,
    first_day TEXT,
    last_day  TEXT,
    PRIMARY KEY (object, operation, status)
) WITHOUT ROWID;
