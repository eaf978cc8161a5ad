-- What every kind of org is served from: the request at hand, the answers given so far, and the views the server reads.
--
-- Each kind of org (org.sql, files.sql, wide.sql) defines the views answer_global(body) and answer_describe(name, body), and fills `user` and `organization`; no row means 404.

-- One row: who asks, in which API version, and what absolute addresses in the answer begin with.
CREATE TABLE request (origin TEXT NOT NULL, version TEXT NOT NULL, user_id TEXT);
INSERT INTO request VALUES ('http://127.0.0.1', '67.0', NULL);

-- Answers that do not change while the simulator runs are made once. `packed` is the body in gzip form.
CREATE TABLE answer (
    user_id TEXT, url TEXT, status INTEGER NOT NULL, etag TEXT, body BLOB NOT NULL, packed BLOB NOT NULL,
    PRIMARY KEY (url, user_id));

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT, meaning TEXT);

CREATE TABLE session (
    token TEXT PRIMARY KEY, user_id TEXT NOT NULL, opened REAL NOT NULL, calls INTEGER NOT NULL DEFAULT 0, ended INTEGER,
    refresh_token TEXT);

CREATE TABLE user (
    user_id TEXT, organization_id TEXT, preferred_username TEXT, name TEXT, given_name TEXT, family_name TEXT, email TEXT,
    user_type TEXT, language TEXT, locale TEXT, zoneinfo TEXT, active TEXT, is_salesforce_integration_user TEXT);

CREATE TABLE organization (
    Id TEXT, Name TEXT, OrganizationType TEXT, IsSandbox TEXT, InstanceName TEXT, NamespacePrefix TEXT,
    LanguageLocaleKey TEXT, TrialExpirationDate TEXT);

-- Oldest first, as Salesforce lists them: 31.0 was Summer '14, three releases a year.
CREATE VIEW answer_versions AS
WITH RECURSIVE release(number) AS (SELECT 31 UNION ALL SELECT number + 1 FROM release WHERE number < setting('newest') + 0)
SELECT json_group_array(json_object(
    'label', CASE (number - 31) % 3
                 WHEN 0 THEN 'Summer ''' || (14 + (number - 31) / 3)
                 WHEN 1 THEN 'Winter ''' || (15 + (number - 31) / 3)
                 ELSE 'Spring ''' || (15 + (number - 31) / 3)
             END,
    'url', '/services/data/v' || number || '.0',
    'version', number || '.0')) AS body
FROM release;

-- What lies below a version.
CREATE VIEW answer_resources AS
SELECT json_group_object(name, url) AS body
FROM (SELECT value AS name, '/services/data/v' || version || '/' || value AS url
      FROM request, json_each('["composite","limits","query","queryAll","sobjects","tooling"]')
      UNION ALL
      SELECT 'identity', origin || '/id/' || organization_id || '/' || user_id FROM user JOIN request USING (user_id));

CREATE VIEW answer_userinfo AS
SELECT json_object(
    'sub', request.origin || '/id/' || organization_id || '/' || user_id,
    'user_id', user_id,
    'organization_id', organization_id,
    'preferred_username', preferred_username,
    'nickname', family_name,
    'name', name,
    'email', email,
    'email_verified', json('true'),
    'given_name', given_name,
    'family_name', family_name,
    'zoneinfo', zoneinfo,
    'profile', request.origin || '/' || user_id,
    'urls', json_object('rest', request.origin || '/services/data/v{version}/',
                        'sobjects', request.origin || '/services/data/v{version}/sobjects/',
                        'query', request.origin || '/services/data/v{version}/query/',
                        'custom_domain', request.origin),
    'active', json(active),
    'user_type', user_type,
    'language', language,
    'locale', locale,
    'utcOffset', 0,
    'is_salesforce_integration_user', json(is_salesforce_integration_user)) AS body
FROM user JOIN request USING (user_id);

-- The organization's row, one column a line (value: JSON): what a SELECT on Organization can ask for.
CREATE VIEW organization_column AS
SELECT column.key AS name, record.body -> ('$.' || column.key) AS value
FROM (SELECT json_object(
    'Id', Id, 'Name', Name, 'OrganizationType', OrganizationType, 'IsSandbox', json(IsSandbox),
    'InstanceName', InstanceName, 'NamespacePrefix', NamespacePrefix, 'LanguageLocaleKey', LanguageLocaleKey,
    'TrialExpirationDate', TrialExpirationDate) AS body FROM organization) AS record, json_each(record.body) AS column;
