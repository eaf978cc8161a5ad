-- id: sandbox-user-copied
-- title: The sandbox's sync user is a copy of production's
-- severity: low
-- basis: possible
-- category: governance
-- practice: 7
-- needs: identity organization
-- catalogue: GOV-08
-- action: Give the sandbox a sync user of its own
-- who: both
-- why: A refresh copies production's sync user with its rights, and its name says no more which Marketo it belongs to. What is tried out in
--   the sandbox is tried with production's user, and the next refresh puts its rights and its password back.
-- fix: Make a user for the sandbox's Marketo, with permission sets of its own, and connect Marketo's sandbox with it. Freeze the copy after
--   each refresh.
-- risk: Marketo's sandbox has to be connected anew.
-- undo: Connect it with the copy again.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-3-of-3-connect-marketo-and-salesforce-enterprise-unlimited
WITH sandbox AS (
    -- A sandbox stands behind two hyphens of its address, and behind the last point of the names of users that it was copied with.
    SELECT sync_user, json_extract(regexp_all('--([A-Za-z0-9]+)\.', instance_url), '$[0]') AS name FROM audit WHERE sandbox
)
SELECT NULL AS object, NULL AS field,
       printf('%s is the copy of production''s %s that came with sandbox %s', sync_user,
              substr(sync_user, 1, length(sync_user) - length(name) - 1), name) AS message,
       json_object('user', sync_user, 'sandbox', name) AS evidence
FROM sandbox WHERE lower(substr(sync_user, -length(name) - 1)) = '.' || lower(name)
