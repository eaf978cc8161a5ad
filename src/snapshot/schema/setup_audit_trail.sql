-- SetupAuditTrail: who changed what in Setup, newest first. Salesforce keeps 180 days. It names objects and fields by their
-- labels, inside a sentence.
CREATE TABLE setup_audit_trail (
    Id                   TEXT PRIMARY KEY,
    Action               TEXT,
    Section              TEXT,
    Display              TEXT,
    CreatedDate          TEXT,
    "CreatedBy.Username" TEXT,
    DelegateUser         TEXT
) WITHOUT ROWID;
