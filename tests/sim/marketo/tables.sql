-- An instance of Marketo: its assets as they were written, and who asks.

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT, meaning TEXT);

-- One asset a row, in the order of its file. `kind` is the file's name; `type` is Folder or Program where ids of both are in use.
-- `record` is what list calls tell of it, `body` all of it.
CREATE TABLE asset (
    place INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT, type TEXT, workspace TEXT, updated TEXT, record TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX asset_kind ON asset (kind, id);

-- The same without the path to them: a call is counted by method and path.
CREATE TABLE asked (call TEXT PRIMARY KEY, times INTEGER NOT NULL);
CREATE TABLE argument_seen (name TEXT PRIMARY KEY);

-- instance.json
CREATE TABLE instance (body TEXT NOT NULL);
CREATE VIEW permission AS SELECT value AS name FROM instance, json_each(body, '$.permissions');
CREATE VIEW workspace AS SELECT value AS name FROM instance, json_each(body, '$.workspaces');

-- What a list call leaves out.
CREATE TABLE detail_member (path TEXT PRIMARY KEY);
INSERT INTO detail_member VALUES
    ('$.rules'), ('$.flow'), ('$.tokens'), ('$.smartList'), ('$.fields'), ('$.content'), ('$.dynamicContent'), ('$.fullContent'),
    ('$.variables'), ('$.usedBy'), ('$.dependentAssets'), ('$.segments'), ('$.draft'), ('$.refused'), ('$.unlisted');
