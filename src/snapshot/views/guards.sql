-- The public views of what may stop the sync user besides its permissions. Columns are only ever added.

-- One row for each active approval process: a record waits locked for its end.
-- Source: approval_process
--     object  text  API name; of a custom one its id
--     name    text  its label
--     lock    text  who may edit a record meanwhile: Total, Admin, Owner, Workitem, Node; none = everybody
CREATE VIEW approval_process AS
SELECT TableEnumOrId AS object, Name AS name, LockType AS lock
FROM setup_approval_process WHERE coalesce(Type, '') NOT LIKE 'State%';

-- One row for each transaction security policy that is enabled.
-- Source: security_policy
--     name      text  its label
--     event     text  what it looks at: ApiEvent, LoginEvent, …
--     api_name  text  what tells it from others
CREATE VIEW security_policy AS
SELECT coalesce(MasterLabel, DeveloperName) AS name, EventName AS event, DeveloperName AS api_name
FROM setup_security_policy;

-- Where from and when the profile of the sync user lets it log in; no row where Salesforce did not tell.
-- Source: login_limit
--     ranges  integer (ranges)  of addresses; 0 = from anywhere
--     hours   json              {"mondayStart": 480, "mondayEnd": 1080, …}: minutes of the day; NULL = at any time
CREATE VIEW login_limit AS
SELECT (SELECT count(*) FROM json_each("Metadata.loginIpRanges")) AS ranges, "Metadata.loginHours" AS hours
FROM setup_profile_login WHERE "Metadata.loginHours" IS NOT NULL OR "Metadata.loginIpRanges" IS NOT NULL;

-- Profiles and permission sets that let others than the sync user edit Marketo's own fields on Lead and Contact; those with Modify All
-- Data are left out.
-- Source: marketo_field_editors
--     name   text             label
--     kind   text             profile, permission set
--     users  integer (users)  active ones that have it
CREATE VIEW marketo_field_editor AS
SELECT coalesce(profile, label, PermissionSetId) AS name, iif(profile IS NULL, 'permission set', 'profile') AS kind, assignees AS users
FROM setup_marketo_field_editor;
