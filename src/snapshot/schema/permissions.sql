-- What needs View Setup and Configuration: who the sync user is, what gives it which access, and what Setup knows of objects
-- and fields. Column names are Salesforce's own, letter for letter; those of a parent
-- have its name before them, as in SOQL. A table without rows was refused, not asked, or really empty: `coverage` says which.

-- The sync user, and other active users whose name says Marketo.
CREATE TABLE setup_user (
    Id                           TEXT PRIMARY KEY,
    Username                     TEXT,
    Name                         TEXT,
    Email                        TEXT,
    IsActive                     INTEGER,
    ProfileId                    TEXT,
    "Profile.Name"               TEXT,
    "Profile.UserLicense.Name"   TEXT,
    UserRoleId                   TEXT,
    UserType                     TEXT,
    LanguageLocaleKey            TEXT,
    LastLoginDate                TEXT,
    LastPasswordChangeDate       TEXT,
    CreatedDate                  TEXT,
    UserPermissionsMarketingUser INTEGER
) WITHOUT ROWID;

-- The sync user's own: the set of its profile, each permission set, each group.
CREATE TABLE setup_permission_set_assignment (
    Id                   TEXT PRIMARY KEY,
    AssigneeId           TEXT,
    PermissionSetId      TEXT, -- of a group: the set Salesforce keeps of what the group gives in all
    PermissionSetGroupId TEXT,
    ExpirationDate       TEXT,
    IsActive             INTEGER,
    IsRevoked            INTEGER
) WITHOUT ROWID;

-- Sets assigned to the sync user, and those in its groups. The name of a set a profile owns means nothing.
CREATE TABLE setup_permission_set (
    Id                    TEXT PRIMARY KEY,
    Name                  TEXT,
    Label                 TEXT,
    Description           TEXT,
    IsCustom              INTEGER,
    IsOwnedByProfile      INTEGER,
    ProfileId             TEXT,
    "Profile.Name"        TEXT,
    PermissionSetGroupId  TEXT,
    Type                  TEXT,
    LicenseId             TEXT,
    "License.Name"        TEXT,
    NamespacePrefix       TEXT,
    HasActivationRequired INTEGER,
    LastModifiedDate      TEXT
) WITHOUT ROWID;

CREATE TABLE setup_permission_set_group (
    Id                    TEXT PRIMARY KEY,
    DeveloperName         TEXT,
    MasterLabel           TEXT,
    Description           TEXT,
    NamespacePrefix       TEXT,
    HasActivationRequired INTEGER,
    Status                TEXT  -- Updated, or Salesforce is still working out what the group gives
) WITHOUT ROWID;

-- PermissionSetId is a permission set or a muting permission set.
CREATE TABLE setup_permission_set_group_component (
    Id                   TEXT PRIMARY KEY,
    PermissionSetGroupId TEXT,
    PermissionSetId      TEXT
) WITHOUT ROWID;

CREATE TABLE setup_muting_permission_set (
    Id            TEXT PRIMARY KEY,
    DeveloperName TEXT,
    MasterLabel   TEXT
) WITHOUT ROWID;

-- How many users are assigned to each of the sync user's sets.
CREATE TABLE setup_permission_set_assignees (
    PermissionSetId TEXT PRIMARY KEY,
    assignees       INTEGER
) WITHOUT ROWID;

-- ParentId is a permission set, or a muting one: what it takes away then.
CREATE TABLE setup_object_permissions (
    Id                          TEXT PRIMARY KEY,
    ParentId                    TEXT NOT NULL,
    SobjectType                 TEXT NOT NULL,
    PermissionsRead             INTEGER,
    PermissionsCreate           INTEGER,
    PermissionsEdit             INTEGER,
    PermissionsDelete           INTEGER,
    PermissionsViewAllRecords   INTEGER,
    PermissionsModifyAllRecords INTEGER,
    PermissionsViewAllFields    INTEGER -- since API version 63
) WITHOUT ROWID;

CREATE TABLE setup_field_permissions (
    Id              TEXT PRIMARY KEY,
    ParentId        TEXT NOT NULL,
    SobjectType     TEXT NOT NULL,
    Field           TEXT NOT NULL, -- Lead.Industry
    PermissionsRead INTEGER,
    PermissionsEdit INTEGER
) WITHOUT ROWID;

-- The Permissions<permission> columns of PermissionSet and MutingPermissionSet; which there are differs from org to org.
CREATE TABLE setup_system_permission (
    ParentId   TEXT NOT NULL,
    permission TEXT NOT NULL,
    granted    INTEGER NOT NULL,
    PRIMARY KEY (ParentId, permission)
) WITHOUT ROWID;

-- UserPermissionAccess, asked as the sync user: Salesforce's own answer.
CREATE TABLE setup_user_permission_access (
    permission TEXT PRIMARY KEY,
    granted    INTEGER NOT NULL
) WITHOUT ROWID;

-- Objects that have object permissions: the values of ObjectPermissions.SobjectType.
CREATE TABLE setup_permission_object (SobjectType TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE setup_entity_definition (
    DurableId            TEXT PRIMARY KEY,
    QualifiedApiName     TEXT,
    Label                TEXT,
    Description          TEXT,
    InternalSharingModel TEXT,
    IsCustomSetting      INTEGER,
    LastModifiedDate     TEXT
) WITHOUT ROWID;

CREATE TABLE setup_field_definition (
    DurableId                           TEXT,             -- Lead.Industry, or Lead.00N… with 15 characters
    "EntityDefinition.QualifiedApiName" TEXT,
    QualifiedApiName                    TEXT,
    NamespacePrefix                     TEXT,
    Label                               TEXT,
    DataType                            TEXT,             -- as Setup shows it: Text(40), Formula (Text)
    IsFlsEnabled                        INTEGER,
    IsCalculated                        INTEGER,
    IsCompound                          INTEGER,
    IsNillable                          INTEGER,
    Description                         TEXT,
    SecurityClassification              TEXT,
    ComplianceGroup                     TEXT,
    BusinessStatus                      TEXT,
    BusinessOwnerId                     TEXT,
    IsIndexed                           INTEGER,
    IsFieldHistoryTracked               INTEGER,
    LastModifiedDate                    TEXT,
    PRIMARY KEY ("EntityDefinition.QualifiedApiName", QualifiedApiName)
) WITHOUT ROWID;

CREATE TABLE setup_custom_field (
    Id                    TEXT PRIMARY KEY,
    DeveloperName         TEXT,
    TableEnumOrId         TEXT, -- an object's name, or the id of a custom one; Activity for Task and Event
    NamespacePrefix       TEXT,
    ManageableState       TEXT,
    CreatedDate           TEXT,
    "CreatedBy.Name"      TEXT,
    LastModifiedDate      TEXT,
    "LastModifiedBy.Name" TEXT
) WITHOUT ROWID;

CREATE TABLE setup_validation_rule (
    Id                                  TEXT PRIMARY KEY,
    "EntityDefinition.QualifiedApiName" TEXT,
    ValidationName                      TEXT,
    Active                              INTEGER,
    Description                         TEXT,
    ErrorMessage                        TEXT,
    "Metadata.errorConditionFormula"    TEXT,
    LastModifiedDate                    TEXT
) WITHOUT ROWID;

-- Salesforce's own answer to what the sync user may do; asked where it could not be asked itself.
CREATE TABLE setup_user_entity_access (
    DurableId                           TEXT PRIMARY KEY,
    "EntityDefinition.QualifiedApiName" TEXT,
    IsReadable                          INTEGER,
    IsCreatable                         INTEGER,
    IsEditable                          INTEGER,
    IsDeletable                         INTEGER
) WITHOUT ROWID;

CREATE TABLE setup_user_field_access (
    DurableId    TEXT PRIMARY KEY, -- the field's, a dot, and 15 characters of the user's id
    IsAccessible INTEGER,
    IsCreatable  INTEGER,
    IsUpdatable  INTEGER
) WITHOUT ROWID;

-- Of the last 30 days.
CREATE TABLE setup_login_history (
    Id          TEXT PRIMARY KEY,
    UserId      TEXT,
    LoginTime   TEXT,
    LoginType   TEXT,
    Status      TEXT,
    Application TEXT,
    SourceIp    TEXT,
    ApiType     TEXT,
    Browser     TEXT
) WITHOUT ROWID;

-- With an administrator's connection alone: what that user's describes said, before the describe_* tables were cut down to
-- what the sync user sees.
CREATE TABLE admin_object AS SELECT * FROM describe_object WHERE 0;
CREATE TABLE admin_field AS SELECT * FROM describe_field WHERE 0;
