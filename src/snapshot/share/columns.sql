-- What becomes of a column in the shared form, as an expression over its row: names of people, formula texts, free texts.
-- E-mail addresses are taken out of every other text besides. A table that brings such columns has its rows here.
CREATE TEMP TABLE share (name TEXT NOT NULL, column TEXT NOT NULL, becomes TEXT NOT NULL, PRIMARY KEY (name, column));
INSERT INTO share VALUES
    -- Who a person is: the id stays, so that what is of one user can be seen to be.
    ('userinfo', 'preferred_username', '''user '' || coalesce(user_id, connection)'),
    ('run', 'as_user', 'iif(as_user IS NULL, NULL, ''a user'')'),
    ('userinfo', 'name', 'NULL'),
    ('userinfo', 'email', 'NULL'),
    ('change_user', 'name', 'NULL'),
    ('history_user', 'name', 'NULL'),
    ('setup_user', 'Username', '''user '' || Id'),
    ('setup_user', 'Name', 'NULL'),
    ('setup_user', 'Email', 'NULL'),
    ('setup_custom_field', 'CreatedBy.Name', 'NULL'),
    ('setup_custom_field', 'LastModifiedBy.Name', 'NULL'),
    ('setup_audit_trail', 'CreatedBy.Username', 'NULL'),
    ('setup_audit_trail', 'DelegateUser', 'NULL'),
    ('record_row', 'Owner.Name', 'NULL'),
    ('setup_login_history', 'SourceIp', 'NULL'),
    ('setup_login_history', 'Browser', 'NULL'),
    -- How many ranges of addresses there are stays.
    ('setup_profile_login', 'Metadata.loginIpRanges',
     'iif(json_valid("Metadata.loginIpRanges"),'
     || ' (SELECT json_group_array(json(''{}'')) FROM json_each("Metadata.loginIpRanges")), NULL)'),
    -- Formulas: fields, functions and operators stay, which is what the rules read.
    ('describe_field', 'calculatedFormula', 'without_numbers(formula_code(calculatedFormula))'),
    ('describe_field', 'defaultValueFormula', 'without_numbers(formula_code(defaultValueFormula))'),
    ('admin_field', 'calculatedFormula', 'without_numbers(formula_code(calculatedFormula))'),
    ('admin_field', 'defaultValueFormula', 'without_numbers(formula_code(defaultValueFormula))'),
    ('setup_validation_rule', 'Metadata.errorConditionFormula',
     'without_numbers(formula_code("Metadata.errorConditionFormula"))'),
    -- Values: what a record gets, what it must be to be chosen, what it was refused for.
    ('describe_field', 'defaultValue', 'iif(defaultValue IN (''true'', ''false''), defaultValue, ''a value'')'),
    ('admin_field', 'defaultValue', 'iif(defaultValue IN (''true'', ''false''), defaultValue, ''a value'')'),
    ('describe_field', 'filteredLookupInfo', '''{}'''),
    ('admin_field', 'filteredLookupInfo', '''{}'''),
    ('marketo_error', 'details', 'error_words(details)'),
    -- Free texts, in which anything can stand. People name reports and templates after people.
    ('reference_component', 'MetadataComponentName',
     'iif(MetadataComponentType IN (''ApexClass'', ''ApexComponent'', ''ApexPage'', ''ApexTrigger'', ''AssignmentRule'','
     || ' ''AuraDefinitionBundle'', ''CustomField'', ''CustomObject'', ''DuplicateRule'', ''FieldSet'', ''FlexiPage'', ''Flow'','
     || ' ''FlowDefinition'', ''Layout'', ''LightningComponentBundle'', ''MatchingRule'', ''QuickAction'', ''RecordType'','
     || ' ''ValidationRule'', ''WorkflowAlert'', ''WorkflowFieldUpdate'', ''WorkflowRule''), MetadataComponentName, NULL)'),
    ('marketo_asset', 'name', 'type || '' '' || id || iif(token = 0, '''', '' number '' || token)'),
    ('marketo_asset', 'workspace', 'iif(workspace = '''', '''', ''a workspace'')'),
    ('marketo_form_value', 'value', '''a value '' || rowid'),
    ('marketo_instance', 'api_user', '''an API user'''),
    ('marketo_link', 'name', 'iif(name GLOB ''*[^0-9]*'', ''a name '' || rowid, name)'),
    ('program_campaign', 'name', '''campaign '' || id'),
    ('setup_report', 'Name', 'NULL'),
    ('setup_report', 'FolderName', 'NULL'),
    ('field_value', 'parent', 'iif(parent = '''', '''', ''a country '' || rowid)'),
    ('field_value', 'value', 'iif(listed IS NULL AND value <> '''', ''a value '' || rowid, value)'),
    ('describe_field', 'inlineHelpText', 'NULL'),
    ('admin_field', 'inlineHelpText', 'NULL'),
    ('setup_audit_trail', 'Display', 'NULL'),
    ('setup_entity_definition', 'Description', 'NULL'),
    ('setup_field_definition', 'Description', 'NULL'),
    ('setup_permission_set', 'Description', 'NULL'),
    ('setup_permission_set_group', 'Description', 'NULL'),
    ('setup_validation_rule', 'Description', 'NULL'),
    ('setup_validation_rule', 'ErrorMessage', 'NULL');
