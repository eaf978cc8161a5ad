-- What Salesforce knows to use custom fields (Tooling API: MetadataComponentDependency, which is a beta).

-- The fields that were asked about, and custom objects (field ''); read = 1 when the answer came whole.
-- A field without a row was not asked about.
CREATE TABLE reference_field (
    field_id TEXT PRIMARY KEY,           -- the field's or the object's, with 18 characters
    object   TEXT NOT NULL,
    field    TEXT NOT NULL,
    read     INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE reference_component (
    RefMetadataComponentId TEXT NOT NULL, -- the field
    MetadataComponentType  TEXT NOT NULL, -- Flow, ApexClass, Layout, ValidationRule, …
    MetadataComponentId    TEXT NOT NULL,
    MetadataComponentName  TEXT,
    PRIMARY KEY (RefMetadataComponentId, MetadataComponentType, MetadataComponentId)
) WITHOUT ROWID;

-- Reports that were run in the last 180 days, the 100 newest. read = 1 when its metadata came.
CREATE TABLE setup_report (
    Id          TEXT PRIMARY KEY,
    Name        TEXT,
    FolderName  TEXT,
    LastRunDate TEXT,
    read        INTEGER
) WITHOUT ROWID;

-- Custom fields they use. object: as the report has it, which may be a relationship; '' = it does not say.
CREATE TABLE report_field (
    report_id TEXT NOT NULL,
    object    TEXT NOT NULL COLLATE NOCASE,
    field     TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (report_id, object, field)
) WITHOUT ROWID;
