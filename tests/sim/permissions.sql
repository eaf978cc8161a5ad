-- Who grants what: filled from tab-separated files, turned into grants of single objects and fields by access.sql.

-- kind: profile, set, session (a set that counts only while activated), group, muting. status is a group's, metadata a profile's: where
-- from and when it lets log in.
CREATE TABLE container (
    name TEXT PRIMARY KEY, kind TEXT NOT NULL, label TEXT, description TEXT, license TEXT, namespace TEXT, status TEXT,
    metadata TEXT);

-- A group's sets, its muting set among them.
CREATE TABLE component (container TEXT NOT NULL, member TEXT NOT NULL);

-- What a user has besides the profile. expires: date and time; active, revoked: true or false.
CREATE TABLE assignment (username TEXT NOT NULL, container TEXT NOT NULL, expires TEXT, active TEXT, revoked TEXT);

-- rights: C create, R read, E edit, D delete, V view all, M modify all, F view all fields; a muting set's are what it mutes.
-- object may hold stars; of the rows that match an object the last one counts.
CREATE TABLE objectperm (container TEXT NOT NULL, object TEXT NOT NULL, rights TEXT);

-- field: Object.Field, where stars are allowed; of the rows that match a field the last one counts. rights: R, RE, or
-- nothing; a muting set's are what it mutes: E or RE.
CREATE TABLE fieldperm (container TEXT NOT NULL, field TEXT NOT NULL, rights TEXT);

-- System permissions, without "Permissions" before them; stars are allowed.
CREATE TABLE systemperm (container TEXT NOT NULL, permission TEXT NOT NULL);

-- All there are (system_permissions.tsv). edition: only orgs whose type begins so; empty = every org.
CREATE TABLE system_permission (name TEXT PRIMARY KEY, label TEXT, edition TEXT);

-- Permission set licences and who has them.
CREATE TABLE license_assignment (username TEXT NOT NULL, license TEXT NOT NULL);

-- ---- what access.sql makes of it ----

CREATE TABLE object_grant (
    container TEXT, object TEXT COLLATE NOCASE, creates INTEGER, reads INTEGER, edits INTEGER, deletes INTEGER,
    reads_all INTEGER, modifies_all INTEGER, reads_all_fields INTEGER, PRIMARY KEY (container, object));

CREATE TABLE field_grant (
    container TEXT, object TEXT COLLATE NOCASE, field TEXT COLLATE NOCASE, reads INTEGER, edits INTEGER,
    PRIMARY KEY (container, object, field));

-- Fields whose security is set one by one; `holder` is the field whose row counts, the whole for parts of an address.
CREATE TABLE holder (
    object TEXT COLLATE NOCASE, field TEXT COLLATE NOCASE, holder TEXT COLLATE NOCASE, can_be_edited INTEGER,
    PRIMARY KEY (object, field));

CREATE TABLE system_grant (container TEXT, permission TEXT, PRIMARY KEY (container, permission)) WITHOUT ROWID;

-- What counts for a user at the org's time: the profile, sets and groups assigned, not expired, active, not revoked.
CREATE VIEW holding AS
SELECT u.user_id, u.profile AS container FROM user u
UNION
SELECT u.user_id, a.container
FROM assignment a
JOIN user u ON u.preferred_username = a.username
JOIN container c ON c.name = a.container
JOIN clock
WHERE c.kind IN ('set', 'group') AND coalesce(a.active, 'true') = 'true' AND coalesce(a.revoked, 'false') = 'false'
  AND (a.expires IS NULL OR a.expires > clock.now);

CREATE VIEW user_system_permission AS
SELECT DISTINCT h.user_id, g.permission FROM holding h JOIN system_grant g ON g.container = h.container;
