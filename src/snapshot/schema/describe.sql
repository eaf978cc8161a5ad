-- Tables of a snapshot: facts as they arrived.
--
-- Columns of the describe_* and global_object tables are Salesforce's own JSON keys, letter for letter: the reader takes the
-- column list from the table and fills a column from the key of the same name. A new attribute is one new line here.
-- Booleans are 0 and 1; NULL means that the answer did not say (older API versions lack some keys).
-- Arrays and objects without a table of their own are kept as JSON text.

-- One row: this fetch.
CREATE TABLE run (
    started      TEXT NOT NULL,              -- UTC, ISO 8601: the snapshot's time
    tool_version TEXT NOT NULL,
    instance_url TEXT NOT NULL,
    api_version  TEXT NOT NULL,              -- "67.0"
    scope        TEXT NOT NULL,              -- "default", "all", or the list asked for
    replayed     INTEGER NOT NULL DEFAULT 0, -- 1 = from a recording
    calls        INTEGER NOT NULL DEFAULT 0, -- requests sent over the network, retries included
    as_user      TEXT,                       -- whose view was worked out; NULL = the sync user itself was asked
    partial      INTEGER NOT NULL DEFAULT 0, -- 1 = a source that was asked for failed
    api_used     INTEGER,                    -- the org's API calls of 24 hours, as the last answers told
    api_limit    INTEGER,
    shared       INTEGER NOT NULL DEFAULT 0  -- 1 = without names of people and formula texts (src/snapshot/share/)
);

-- One row per source and connection, and per object where a source asks object by object (describe).
-- Sources: src/salesforce/source.
CREATE TABLE coverage (
    source      TEXT NOT NULL,
    connection  TEXT NOT NULL DEFAULT 'sync', -- whom it was asked: 'sync' or 'admin'; 'file' = nobody
    object      TEXT NOT NULL DEFAULT '',
    -- A list of values would make SQLite open a temporary table for each row that is written.
    status      TEXT NOT NULL CHECK (status = 'ok' OR status = 'not_asked' OR status = 'not_permitted'
                                     OR status = 'not_there' OR status = 'failed' OR status = 'partial'),
    reason      TEXT NOT NULL DEFAULT '',    -- for people, when not ok
    http_status INTEGER,
    request_id  TEXT,                        -- Salesforce's request id, for their support
    fetched     TEXT,                        -- UTC, ISO 8601
    replaced    INTEGER NOT NULL DEFAULT 0,  -- characters no text can hold, replaced by U+FFFD
    PRIMARY KEY (source, connection, object)
);

-- The caller, from /services/oauth2/userinfo. At most one row for each connection.
CREATE TABLE userinfo (
    connection                      TEXT NOT NULL DEFAULT 'sync', -- 'sync' or 'admin'
    user_id                         TEXT,
    organization_id                 TEXT,
    preferred_username              TEXT,
    name                            TEXT,
    email                           TEXT,
    user_type                       TEXT,
    language                        TEXT,
    locale                          TEXT,
    zoneinfo                        TEXT,
    active                          INTEGER,
    is_salesforce_integration_user  INTEGER,
    UNIQUE (connection)
);

-- The organization's own row. At most one row.
CREATE TABLE organization (
    Id                  TEXT,
    Name                TEXT,
    OrganizationType    TEXT,
    IsSandbox           INTEGER,
    InstanceName        TEXT,
    NamespacePrefix     TEXT,
    LanguageLocaleKey   TEXT,
    TrialExpirationDate TEXT
);

-- sobjects[] of the global describe: every object the caller can see.
CREATE TABLE global_object (
    name                  TEXT PRIMARY KEY,
    label                 TEXT,
    labelPlural           TEXT,
    keyPrefix             TEXT,
    custom                INTEGER,
    customSetting         INTEGER,
    createable            INTEGER,
    updateable            INTEGER,
    deletable             INTEGER,
    undeletable           INTEGER,
    mergeable             INTEGER,
    queryable             INTEGER,
    retrieveable          INTEGER,
    searchable            INTEGER,
    layoutable            INTEGER,
    triggerable           INTEGER,
    replicateable         INTEGER,
    activateable          INTEGER,
    feedEnabled           INTEGER,
    mruEnabled            INTEGER,
    idEnabled             INTEGER,
    hasSubtypes           INTEGER,
    isSubtype             INTEGER,
    isInterface           INTEGER,
    deepCloneable         INTEGER,
    deprecatedAndHidden   INTEGER,
    associateEntityType   TEXT,
    associateParentEntity TEXT
) WITHOUT ROWID;

-- One row per described object.
CREATE TABLE describe_object (
    name                  TEXT PRIMARY KEY,
    label                 TEXT,
    labelPlural           TEXT,
    keyPrefix             TEXT,
    custom                INTEGER,
    customSetting         INTEGER,
    createable            INTEGER,
    updateable            INTEGER,
    deletable             INTEGER,
    undeletable           INTEGER,
    mergeable             INTEGER,
    queryable             INTEGER,
    retrieveable          INTEGER,
    searchable            INTEGER,
    layoutable            INTEGER,
    searchLayoutable      INTEGER,
    lookupLayoutable      INTEGER,
    compactLayoutable     INTEGER,
    listviewable          INTEGER,
    triggerable           INTEGER,
    replicateable         INTEGER,
    activateable          INTEGER,
    feedEnabled           INTEGER,
    mruEnabled            INTEGER,
    hasSubtypes           INTEGER,
    isSubtype             INTEGER,
    isInterface           INTEGER,
    deepCloneable         INTEGER,
    deprecatedAndHidden   INTEGER,
    associateEntityType   TEXT,
    associateParentEntity TEXT,
    networkScopeFieldName TEXT,
    defaultImplementation TEXT,
    implementedBy         TEXT,
    implementsInterfaces  TEXT,
    extendedBy            TEXT,
    extendsInterfaces     TEXT,
    sobjectDescribeOption TEXT,
    supportedScopes       TEXT               -- JSON array of {label, name}
) WITHOUT ROWID;

-- One row per field of a described object: fields[]. No two fields of an object have the same name.
CREATE TABLE describe_field (
    object                       TEXT NOT NULL,
    position                     INTEGER NOT NULL, -- order in the answer, from 0
    name                         TEXT NOT NULL,
    label                        TEXT,
    type                         TEXT,
    soapType                     TEXT,
    extraTypeInfo                TEXT,
    length                       INTEGER,
    byteLength                   INTEGER,
    precision                    INTEGER,
    scale                        INTEGER,
    digits                       INTEGER,
    custom                       INTEGER,
    createable                   INTEGER,
    updateable                   INTEGER,
    nillable                     INTEGER,
    permissionable               INTEGER,
    defaultedOnCreate            INTEGER,
    defaultValue                 TEXT,
    defaultValueFormula          TEXT,
    calculated                   INTEGER,
    calculatedFormula            TEXT,
    formulaTreatNullNumberAsZero INTEGER,
    autoNumber                   INTEGER,
    "unique"                     INTEGER,
    caseSensitive                INTEGER,
    externalId                   INTEGER,
    idLookup                     INTEGER,
    nameField                    INTEGER,
    namePointing                 INTEGER,
    compoundFieldName            TEXT,
    encrypted                    INTEGER,
    mask                         TEXT,
    maskType                     TEXT,
    htmlFormatted                INTEGER,
    inlineHelpText               TEXT,
    restrictedPicklist           INTEGER,
    dependentPicklist            INTEGER,
    controllerName               TEXT,
    referenceTo                  TEXT,             -- JSON array of object names
    referenceTargetField         TEXT,
    relationshipName             TEXT,
    relationshipOrder            INTEGER,
    polymorphicForeignKey        INTEGER,
    cascadeDelete                INTEGER,
    restrictedDelete             INTEGER,
    writeRequiresMasterRead      INTEGER,
    filteredLookupInfo           TEXT,             -- JSON object, or NULL without a lookup filter
    filterable                   INTEGER,
    groupable                    INTEGER,
    sortable                     INTEGER,
    aggregatable                 INTEGER,
    searchPrefilterable          INTEGER,
    queryByDistance              INTEGER,
    displayLocationInDecimal     INTEGER,
    highScaleNumber              INTEGER,
    aiPredictionField            INTEGER,
    deprecatedAndHidden          INTEGER,
    UNIQUE (object, name)
);

-- picklistValues[] of a field.
CREATE TABLE describe_picklist_value (
    object       TEXT NOT NULL,
    field        TEXT NOT NULL,
    position     INTEGER NOT NULL,
    value        TEXT,
    label        TEXT,
    active       INTEGER,
    defaultValue INTEGER,
    validFor     TEXT                        -- base64 bitmap of controlling values, NULL when independent
);

-- recordTypeInfos[] of an object.
CREATE TABLE describe_record_type (
    object                   TEXT NOT NULL,
    position                 INTEGER NOT NULL,
    recordTypeId             TEXT,
    developerName            TEXT,
    name                     TEXT,
    active                   INTEGER,
    available                INTEGER,
    defaultRecordTypeMapping INTEGER,
    master                   INTEGER
);

-- childRelationships[] of an object.
CREATE TABLE describe_child_relationship (
    object              TEXT NOT NULL,
    position            INTEGER NOT NULL,
    childSObject        TEXT,
    field               TEXT,
    relationshipName    TEXT,
    cascadeDelete       INTEGER,
    restrictedDelete    INTEGER,
    deprecatedAndHidden INTEGER,
    junctionIdListNames TEXT,
    junctionReferenceTo TEXT
);
