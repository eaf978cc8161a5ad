-- Whose view it is, and whether that can be the Marketo Sync User: one row where the caller is known.
--
-- looks_like is a guess with few false alarms, and worded so: a person has a name of two words or more, none of which is a word of
-- machines, and the last of which stands in the user's address; an administrator has the profile of that name or may modify all
-- data. `note` is a line for people, NULL when nothing looks wrong.
-- Source: identity, user, user_permission
--     user_id           text    id
--     username          text    log-in name
--     name              text    full name
--     email             text    e-mail address
--     profile           text    NULL = not read
--     licence           text    NULL = not read
--     integration_user  yes/no  the user has a Salesforce Integration licence
--     looks_like        text    a person, an administrator, a person and an administrator; NULL = nothing looks wrong
--     note              text    the same as a line for people
CREATE VIEW audit_user AS
WITH machine (word) AS (
    VALUES ('marketo'), ('mkto'), ('sync'), ('integration'), ('interface'), ('connector'), ('api'), ('service'), ('svc'), ('system'),
           ('automat'), ('process'), ('bot'), ('batch'), ('etl'), ('technical'), ('user'), ('account'), ('admin'), ('salesforce'),
           ('sfdc'), ('crm'), ('data'), ('marketing'), ('team'), ('revops'), ('audit')
), named AS (
    SELECT u.user_id, u.preferred_username AS username, u.name, u.email, u.is_salesforce_integration_user AS integration_user,
           s."Profile.Name" AS profile, s."Profile.UserLicense.Name" AS licence,
           lower(trim(u.name)) AS lower_name,
           -- What stands behind the last blank.
           lower(replace(trim(u.name), rtrim(trim(u.name), replace(trim(u.name), ' ', '')), '')) AS last_name,
           lower(substr(u.preferred_username, 1, instr(u.preferred_username, '@') - 1)) || ' '
           || lower(coalesce(substr(u.email, 1, instr(u.email, '@') - 1), '')) AS addresses,
           EXISTS (SELECT 1 FROM setup_user_permission_access p WHERE p.permission LIKE '%ModifyAllData' AND p.granted) AS modifies_all
    FROM userinfo u LEFT JOIN setup_user s ON substr(s.Id, 1, 15) = substr(u.user_id, 1, 15)
    WHERE u.connection = 'sync'
), judged AS (
    SELECT *,
           instr(lower_name, ' ') > 0 AND length(last_name) > 2 AND instr(addresses, last_name) > 0
           AND NOT coalesce(integration_user, 0)
           AND NOT EXISTS (SELECT 1 FROM machine WHERE instr(lower_name || ' ' || addresses, word) > 0) AS person,
           CASE WHEN profile = 'System Administrator' THEN 'profile System Administrator'
                WHEN modifies_all THEN 'may Modify All Data' END AS administrator
    FROM named
)
SELECT user_id, username, name, email, profile, licence, integration_user,
       CASE WHEN administrator IS NOT NULL AND person THEN 'a person and an administrator'
            WHEN administrator IS NOT NULL THEN 'an administrator'
            WHEN person THEN 'a person' END AS looks_like,
       CASE WHEN administrator IS NOT NULL OR person THEN
           coalesce(name, username) || ' looks like '
           || CASE WHEN administrator IS NOT NULL AND person THEN 'a person and an administrator (' || administrator || ')'
                   WHEN administrator IS NOT NULL THEN 'an administrator (' || administrator || ')'
                   ELSE 'a person' END
           || ': this audit is true only if Marketo syncs as this user'
       END AS note
FROM judged;
