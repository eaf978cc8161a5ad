-- What Salesforce knows to use custom fields (Tooling API: MetadataComponentDependency, which is a beta).

-- The fields that were asked about; read = 1 when the answer came whole. A field without a row was not asked about.
CREATE TABLE reference_field (
    field_id TEXT PRIMARY KEY,           -- with 18 characters
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
