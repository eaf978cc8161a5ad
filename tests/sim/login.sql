-- Who may log in, by which app, and what was given out. Filled by --app, --user, and POST /simulator/app, user, refresh.

-- flows: words out of jwt, client_credentials, refresh_token, password, authorization_code; NULL = all of them.
-- certificate: a PEM file. run_as: user of the client credentials. users: those who are approved; NULL = all.
CREATE TABLE app (
    client_id TEXT PRIMARY KEY, client_secret TEXT, certificate TEXT, run_as TEXT, flows TEXT, users TEXT);

-- state: locked, or NULL. A user who is not active (user.tsv) cannot log in either.
CREATE TABLE login (username TEXT PRIMARY KEY COLLATE NOCASE, password TEXT, state TEXT);

CREATE TABLE refresh_token (token TEXT PRIMARY KEY, client_id TEXT NOT NULL, user_id TEXT NOT NULL, ended INTEGER);

CREATE TABLE authorization_code (
    code TEXT PRIMARY KEY, client_id TEXT NOT NULL, user_id TEXT NOT NULL, redirect_uri TEXT, challenge TEXT);

-- Access tokens begin with the organization's id of 15 characters.
CREATE VIEW new_token AS
SELECT substr(organization_id, 1, 15) || '!AQ' || hex(randomblob(24)) || '.' || lower(hex(randomblob(12))) AS access_token,
       '5Aep' || hex(randomblob(20)) || '.' || lower(hex(randomblob(8))) AS refresh_token,
       user_id
FROM user;

-- What a successful login answers, for the newest session of a user.
CREATE VIEW token_answer AS
SELECT session.token, json_object(
    'access_token', session.token,
    'signature', lower(hex(randomblob(16))) || '=',
    'scope', 'api refresh_token id',
    'instance_url', request.origin,
    'id', request.origin || '/id/' || user.organization_id || '/' || user.user_id,
    'token_type', 'Bearer',
    'issued_at', CAST(CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS TEXT)) AS body
FROM session JOIN user USING (user_id), request;

CREATE VIEW answer_identity AS
SELECT user_id, organization_id, json_object(
    'id', request.origin || '/id/' || organization_id || '/' || user.user_id,
    'asserted_user', json('true'),
    'user_id', user.user_id,
    'organization_id', organization_id,
    'username', preferred_username,
    'nick_name', family_name,
    'display_name', name,
    'email', email,
    'email_verified', json('true'),
    'first_name', given_name,
    'last_name', family_name,
    'timezone', zoneinfo,
    'photos', json_object('picture', request.origin || '/profilephoto/005/F', 'thumbnail', request.origin || '/profilephoto/005/T'),
    'addr_street', NULL, 'addr_city', NULL, 'addr_state', NULL, 'addr_country', NULL, 'addr_zip', NULL,
    'mobile_phone', NULL,
    'mobile_phone_verified', json('false'),
    'is_lightning_login_user', json('false'),
    'status', json_object('created_date', NULL, 'body', NULL),
    'urls', json_object('rest', request.origin || '/services/data/v{version}/',
                        'sobjects', request.origin || '/services/data/v{version}/sobjects/',
                        'query', request.origin || '/services/data/v{version}/query/',
                        'custom_domain', request.origin),
    'active', json(active),
    'user_type', user_type,
    'language', language,
    'locale', locale,
    'utcOffset', 0,
    'last_modified_date', '2026-08-14T20:53:02Z',
    'is_app_installed', json('true')) AS body
FROM user JOIN request USING (user_id);
