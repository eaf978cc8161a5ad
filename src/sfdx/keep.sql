-- What is kept of a tree of metadata: an element a row. API names know no letter case.
CREATE TEMP TABLE source_entry (
    root  TEXT NOT NULL,                -- Profile, PermissionSet, MutingPermissionSet, PermissionSetGroup, CustomObject, CustomField
    kind  TEXT NOT NULL,                -- the element within; '' = the file's root; 'broken' = the file could not be read
    owner TEXT NOT NULL COLLATE NOCASE, -- the container's name, or the object's
    file  TEXT NOT NULL,                -- relative to the folder
    line  INTEGER NOT NULL,
    value TEXT NOT NULL                 -- JSON: the texts of the elements within; '' is its own
);
CREATE INDEX temp.source_entry_owner ON source_entry (root, owner, kind);

CREATE TEMP TABLE source_broken (file TEXT NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL);

-- What the user has.
CREATE TEMP TABLE source_user (kind TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, UNIQUE (kind, name));
