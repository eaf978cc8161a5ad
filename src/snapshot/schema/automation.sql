-- What runs when a record is written. Active ones only, but for assignment rules.

CREATE TABLE setup_apex_trigger (
    Id                TEXT PRIMARY KEY,
    Name              TEXT,
    TableEnumOrId     TEXT,    -- an object's name, or the id of a custom one
    NamespacePrefix   TEXT,
    UsageBeforeInsert INTEGER,
    UsageAfterInsert  INTEGER,
    UsageBeforeUpdate INTEGER,
    UsageAfterUpdate  INTEGER
) WITHOUT ROWID;

CREATE TABLE setup_flow (
    DurableId                 TEXT PRIMARY KEY,
    ApiName                   TEXT,
    Label                     TEXT,
    ProcessType               TEXT,
    TriggerType               TEXT,    -- RecordBeforeSave, RecordAfterSave, Scheduled, …
    TriggerObjectOrEventId    TEXT,    -- an object's name, or the id of a custom one
    TriggerObjectOrEventLabel TEXT,
    NamespacePrefix           TEXT
) WITHOUT ROWID;

CREATE TABLE setup_duplicate_rule (
    Id              TEXT PRIMARY KEY,
    DeveloperName   TEXT,
    MasterLabel     TEXT,
    SobjectType     TEXT,
    NamespacePrefix TEXT
) WITHOUT ROWID;

CREATE TABLE setup_assignment_rule (
    Id          TEXT PRIMARY KEY,
    Name        TEXT,
    SobjectType TEXT,
    Active      INTEGER
) WITHOUT ROWID;
