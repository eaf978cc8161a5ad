-- Texts that stay in the shared form as they are, but for e-mail addresses: what they are, in the words of the manifest, and in
-- which columns (patterns of GLOB). What columns.sql changes is none of them.
CREATE TEMP TABLE share_kept (place INTEGER PRIMARY KEY, words TEXT NOT NULL, columns TEXT NOT NULL);
INSERT INTO share_kept (words, columns) VALUES
    ('ids', '*Id *_id marketo_*.id marketo_*.campaign marketo_asset.parent marketo_asset.smart_list marketo_asset.url '
     || 'marketo_form_value.form program_campaign.id program_campaign_status.campaign *.keyPrefix *.TableEnumOrId'),
    ('times and days', '*Date *Time *.started *.fetched marketo_instance.oldest marketo_asset.created marketo_asset.updated '
     || '*.day *.first *.last *_day *.oldest_* *.newest_*'),
    ('names and labels of objects, fields, relations and packages',
     '*.object *.field *QualifiedApiName *.NamespacePrefix *.SobjectType *.supportedScopes describe_object.* '
     || 'admin_object.* global_object.* '
     || 'describe_child_relationship.* describe_field.name describe_field.label describe_field.*Name describe_field.reference* '
     || 'admin_field.name admin_field.label admin_field.*Name admin_field.reference* setup_*_definition.Label '
     || 'setup_custom_field.DeveloperName '
     || 'setup_field_permissions.Field setup_*_permission*.permission setup_flow.Trigger*Label history_object.history data_count.fact'),
    ('names of the org, record types, profiles, permission sets, groups, licences, flows, triggers and rules',
     'organization.Name describe_record_type.*ame setup_user.Profile.* setup_permission_set*.* setup_muting_permission_set.* '
     || 'setup_apex_trigger.Name setup_flow.ApiName setup_flow.Label setup_duplicate_rule.* setup_assignment_rule.Name '
     || 'setup_validation_rule.ValidationName setup_approval_process.Name setup_security_policy.* setup_marketo_field_editor.*'),
    ('types of campaigns, and the statuses of their members', 'campaign_status.type campaign_status.label'),
    ('values of picklists and their labels; where they are names of people, look through them before you send this',
     'describe_picklist_value.value describe_picklist_value.label'),
    ('old and new values of numbers that change often, with how often', 'history_step.old history_step.new'),
    ('names of fields and objects in Marketo, and the states of its sync',
     'marketo_error.error_type marketo_field.* marketo_rest_field.* marketo_mention.name marketo_mention.object marketo_form_value.field '
     || 'marketo_sync.operation marketo_sync.status'),
    ('kinds and states of Marketo''s assets, and the filters and flow steps they are made of',
     'marketo_*.type marketo_*.state marketo_*.place marketo_*.step marketo_*.named marketo_asset.kind marketo_asset.status '
     || 'marketo_link.target marketo_unread.part'),
    ('channels of programs, and the statuses of their members',
     'marketo_asset.channel marketo_channel_status.* program_campaign_status.status'),
    ('the addresses of the org and of Marketo, the objects that were asked for, and versions',
     'marketo_instance.address run.instance_url run.scope run.*_version'),
    ('what Salesforce, the network or this program said where something was not read, in their own words',
     'coverage.reason marketo_unread.reason *.refused'),
    ('what was asked, of which connection, and the request ids', 'coverage.source coverage.connection coverage.status coverage.request_id'),
    ('how the sync user logs in: kind, application, outcome, hours', 'setup_login_history.* setup_profile_login.*'),
    ('the user''s language, place and kind',
     'userinfo.connection userinfo.user_type userinfo.language userinfo.locale userinfo.zoneinfo setup_user.*'),
    ('kinds, settings and states', 'organization.* describe_field.*[tT]ype* admin_field.*[tT]ype* describe_field.mask admin_field.mask '
     || 'describe_picklist_value.validFor setup_flow.*Type setup_field_definition.* setup_entity_definition.* setup_custom_field.* '
     || 'setup_audit_trail.Action setup_audit_trail.Section record_access.* reference_component.*Type field_usage.method '
     || 'setup_approval_process.*Type');

-- Every column of text that columns.sql does not change; `place` is NULL when nobody has said what it is.
CREATE TEMP TABLE share_stays AS
SELECT t.name AS name, c.name AS column,
       (SELECT min(k.place) FROM share_kept k, json_each('["' || replace(k.columns, ' ', '","') || '"]') AS pattern
        WHERE t.name || '.' || c.name GLOB pattern.value) AS place
FROM main.sqlite_schema t, pragma_table_info(t.name, 'main') c
WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*' AND c.type NOT IN ('INTEGER', 'INT', 'REAL')
  AND NOT EXISTS (SELECT 1 FROM share s WHERE s.name = t.name AND s.column = c.name);
