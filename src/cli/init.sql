-- The lines of a new syncaudit.yaml, from what one look at the org has shown. Names of others stand in comments or in quotes, and are
-- one line.
WITH place AS (
    SELECT replace(replace(coalesce(org_name, org_id, instance_url), char(10), ' '), char(13), ' ') AS org, instance_url,
           CASE sandbox WHEN 1 THEN 'SANDBOX' WHEN 0 THEN 'PRODUCTION' ELSE 'production or sandbox unknown' END AS environment, sync_user
    FROM audit
), custom AS (
    SELECT row_number() OVER (ORDER BY name) AS number, name, replace(replace(label, char(10), ' '), char(13), ' ') AS label
    FROM global_object
    WHERE name GLOB '*?__c' AND NOT coalesce(customSetting, 0) AND queryable AND name REGEXP '^[A-Za-z]\w*$'
), candidate AS (
    SELECT row_number() OVER (ORDER BY max(label), name) AS number, name, group_concat(object, ', ') AS objects
    FROM (SELECT object, name, label FROM describe_field
          WHERE object IN (SELECT object FROM main_object) AND type = 'boolean' AND custom AND name REGEXP '^[A-Za-z]\w*$'
            AND name || ' ' || coalesce(label, '') REGEXP '(?i)(sync|send|push|eligible|include|exclude).*(marketo|mkto)'
                || '|(marketo|mkto).*(sync|send|eligible|include|exclude|filter)'
          ORDER BY object)
    GROUP BY name
), line (section, position, text) AS (
    SELECT 1, 0, '# syncaudit: ' || org || ', ' || environment FROM place
    UNION ALL VALUES
        (1, 1, '# What a person settles once for the audits of this org. All of it is optional. Take away the # before what holds.'),
        (1, 2, '# No secret belongs in here, and no command is ever run from here.'),
        (1, 3, ''),
        (2, 0, '# Who the audit must be made as: another user is refused, unless --any-user.'),
        (3, 0, ''),
        (3, 1, '# Ways in: syncaudit audit --sync NAME. login is jwt, client-credentials, refresh-token, auth-url, '
            || 'token or cli. Secrets stand in'),
        (3, 2, '# an environment variable (secret_env) or in a file that only you may read (secret_file, key_file; mode 0600).'),
        (3, 3, '#connections:'),
        (3, 4, '#  - name: prod'),
        (3, 5, '#    login: jwt'),
        (3, 8, '#    client_id: 3MVG9_consumer_key'),
        (3, 9, '#    key_file: prod.pem'),
        (3, 10, '#  - name: admin                     # --admin admin: who may view setup'),
        (3, 11, '#    login: cli                       # whatever sf is logged in as'),
        (3, 12, '#    username: admin-alias'),
        (4, 0, ''),
        (4, 1, '# Custom objects whose sync is enabled in Marketo, and Campaign, when campaigns and their members '
            || 'sync. Their fields are then judged'),
        (4, 2, '# as those of Lead and Contact are. All the sync user can see:'),
        (4, 3, '#synced_objects:'),
        (4, 4, '#  - Campaign'),
        (5, 0, ''),
        (5, 1, '# The fields of the custom sync filter, as Marketo support has set it; [none] = there is no filter.'),
        (6, 0, ''),
        (6, 1, '# Rules: another severity, off, or another parameter. syncaudit rules list shows them, syncaudit rules '
            || 'show ID their parameters.'),
        (6, 2, '#rules:'),
        (6, 3, '#  - id: too-many-custom-fields'),
        (6, 4, '#    severity: low')
    UNION ALL
    SELECT 2, 1, 'sync_user: ''' || replace(replace(replace(sync_user, char(10), ' '), char(13), ' '), '''', '''''') || '''' FROM place
    WHERE sync_user IS NOT NULL
    UNION ALL
    SELECT 2, 2, '# Look here: ' || replace(replace(note, char(10), ' '), char(13), ' ') FROM audit_user WHERE note IS NOT NULL
    UNION ALL
    SELECT 2, 1, '#sync_user: marketo.sync@example.com' FROM place WHERE sync_user IS NULL
    UNION ALL
    SELECT 3, 6, '#    url: ' || instance_url FROM place
    UNION ALL
    SELECT 3, 7, '#    username: ''' || coalesce(replace(replace(replace(sync_user, char(10), ' '), char(13), ' '), '''', ''''''),
                                               'marketo.sync@example.com') || ''''
    FROM place
    UNION ALL
    SELECT 4, 4 + number, '#  - ' || name || printf('%*s# ', max(1, 40 - length(name)), '') || coalesce(label, '') FROM custom
    UNION ALL
    SELECT 5, 2, '#sync_filter: [none]' WHERE NOT EXISTS (SELECT 1 FROM candidate)
    UNION ALL
    SELECT 5, 2, '# By their names these could be such:' WHERE EXISTS (SELECT 1 FROM candidate)
    UNION ALL
    SELECT 5, 2 + number, '#sync_filter: [' || name || ']' || printf('%*s# of ', max(1, 36 - length(name)), '') || objects FROM candidate
)
SELECT text FROM line ORDER BY section, position
