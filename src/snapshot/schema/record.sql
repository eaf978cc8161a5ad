-- One record that was asked about (explain --record). Filled in memory only: no snapshot file holds records.

CREATE TABLE record_access (
    RecordId          TEXT PRIMARY KEY,
    HasReadAccess     INTEGER,
    HasEditAccess     INTEGER,
    HasDeleteAccess   INTEGER,
    HasTransferAccess INTEGER,
    MaxAccessLevel    TEXT
) WITHOUT ROWID;

-- What of the record decides about access; NULL = it has no such field, or it is not visible to who asked.
CREATE TABLE record_row (
    Id                TEXT PRIMARY KEY,
    OwnerId           TEXT,
    "Owner.Name"      TEXT,
    "Owner.IsActive"  INTEGER,
    RecordTypeId      TEXT,
    IsConverted       INTEGER,
    IsDeleted         INTEGER
) WITHOUT ROWID;

-- Approvals that are pending: they lock the record.
CREATE TABLE record_approval (Id TEXT PRIMARY KEY) WITHOUT ROWID;
