-- What may stop the sync user where its permissions do not: approval processes and policies in force, and the log-in hours and ranges of
-- its profile; and who else may edit Marketo's own fields.

CREATE TABLE setup_approval_process (
    Id            TEXT PRIMARY KEY,
    Name          TEXT,
    TableEnumOrId TEXT, -- an object's name, or the id of a custom one
    Type          TEXT, -- a state-based process is none that people approve
    LockType      TEXT  -- who may edit a record meanwhile: Total, Admin, Owner, Workitem, Node; none = everybody
) WITHOUT ROWID;

CREATE TABLE setup_security_policy (
    Id            TEXT PRIMARY KEY,
    DeveloperName TEXT,
    MasterLabel   TEXT,
    EventName     TEXT  -- ApiEvent, LoginEvent, …
) WITHOUT ROWID;

-- Of the profile of the sync user. Both NULL = Salesforce did not tell.
CREATE TABLE setup_profile_login (
    Id                       TEXT PRIMARY KEY,
    "Metadata.loginHours"    TEXT, -- {"mondayStart": 480, "mondayEnd": 1080, …}: minutes of the day; NULL = at any time
    "Metadata.loginIpRanges" TEXT  -- [{"startAddress": …}, …]; [] = from anywhere
) WITHOUT ROWID;

-- Profiles and permission sets with Edit on a field of Marketo's own, without Modify All Data, and how many active users besides the sync
-- user have them.
CREATE TABLE setup_marketo_field_editor (
    PermissionSetId TEXT PRIMARY KEY,
    label           TEXT,
    profile         TEXT, -- whose set it is; NULL = it is a permission set
    assignees       INTEGER
) WITHOUT ROWID;
