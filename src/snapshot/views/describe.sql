-- The public views: what rules, sheets and other programs read. Columns are only ever added.
--
-- The program makes them anew, as temporary ones, on every handle it opens (src/snapshot/views.c). What lies in the file is for
-- other programs. These use only functions that SQLite allows in a schema it does not trust: json_each is one, json_valid is not.

-- One row: which org was seen by whom, when and how.
CREATE VIEW audit AS
SELECT run.started AS time,
       coalesce(organization.Id, userinfo.organization_id) AS org_id,
       organization.Name AS org_name,
       organization.OrganizationType AS edition,
       -- A sandbox's My Domain says so; without the organization's row anything else stays unknown.
       coalesce(organization.IsSandbox, CASE WHEN run.instance_url LIKE '%.sandbox.%' THEN 1 END) AS sandbox,
       organization.NamespacePrefix AS namespace,
       run.instance_url,
       -- Setup pages live on the Lightning host of the same My Domain.
       CASE
           WHEN run.instance_url LIKE 'https://%.my.salesforce.com'
               THEN replace(run.instance_url, '.my.salesforce.com', '.lightning.force.com')
           WHEN run.instance_url LIKE 'https://%.my.salesforce.mil'
               THEN replace(run.instance_url, '.my.salesforce.mil', '.lightning.crmforce.mil')
           WHEN run.instance_url LIKE 'https://%.my.sfcrmproducts.cn'
               THEN replace(run.instance_url, '.my.sfcrmproducts.cn', '.lightning.sfcrmapps.cn')
           ELSE run.instance_url
       END || '/lightning/setup' AS setup_url,
       run.api_version,
       run.scope,
       run.replayed,
       run.calls,
       run.partial,
       run.tool_version,
       userinfo.user_id,
       userinfo.preferred_username AS sync_user,
       userinfo.name AS sync_user_name,
       userinfo.email AS sync_user_email,
       userinfo.user_type,
       userinfo.is_salesforce_integration_user AS integration_user,
       run.shared,
       run.api_used,
       run.api_limit
FROM run LEFT JOIN organization LEFT JOIN userinfo ON userinfo.connection = 'sync';

-- One row per source: what was asked, and what came of it.
CREATE VIEW source AS
SELECT source,
       CASE
           WHEN count(*) = 1 AND min(object) = '' THEN min(status)
           -- Access is worked out from all of it, or not at all; what fields there are, FieldDefinition tells alone.
           WHEN source = 'permissions' AND sum(status IN ('not_permitted', 'not_there') AND object GLOB '*Permission*') > 0
                OR source = 'setup' AND sum(status IN ('not_permitted', 'not_there') AND object GLOB 'FieldDefinition*') > 0
               THEN 'not_permitted'
           WHEN sum(status = 'failed') > 0 THEN CASE WHEN sum(status = 'ok') > 0 THEN 'partial' ELSE 'failed' END
           WHEN sum(status = 'ok') > 0 THEN 'ok'
           WHEN sum(status = 'not_permitted') > 0 THEN 'not_permitted'
           ELSE min(status)
       END AS status,
       CASE
           WHEN count(*) = 1 AND min(object) = '' THEN min(reason)
           WHEN source <> 'describe' AND sum(status IN ('not_permitted', 'not_there')) > 0
               THEN min(CASE WHEN status IN ('not_permitted', 'not_there') THEN reason END)
           WHEN sum(status = 'failed') > 0
               THEN printf('%d of %d objects failed: %s', sum(status = 'failed'), sum(status <> 'not_asked'),
                           group_concat(CASE WHEN status = 'failed' THEN object END, ', '))
           ELSE ''
       END AS reason,
       sum(status = 'ok') AS ok,
       sum(status <> 'not_asked') AS asked,
       sum(replaced) AS replaced,
       max(request_id) AS request_id
FROM coverage GROUP BY source;

-- One row per object that is known of: visible in the global describe, or asked for by name.
-- state: ok (described), not_asked (out of scope), not_there (404), not_permitted, failed.
CREATE VIEW object AS
SELECT known.name AS object,
       coalesce(d.label, g.label, known.name) AS label,
       coalesce(d.labelPlural, g.labelPlural) AS label_plural,
       coalesce(d.keyPrefix, g.keyPrefix) AS key_prefix,
       coalesce(c.status, 'not_asked') AS state,
       coalesce(c.reason, '') AS state_reason,
       c.fetched,
       g.name IS NOT NULL AS visible,
       coalesce(d.custom, g.custom, known.name GLOB '*__[a-z]*') AS custom,
       CASE
           WHEN coalesce(d.customSetting, g.customSetting) THEN 'custom setting'
           WHEN known.name GLOB '*__c' THEN 'custom object'
           WHEN known.name GLOB '*__mdt' THEN 'custom metadata type'
           WHEN known.name GLOB '*__e' THEN 'platform event'
           WHEN known.name GLOB '*__b' THEN 'big object'
           WHEN known.name GLOB '*__x' THEN 'external object'
           WHEN known.name GLOB '*__[a-zA-Z]*' THEN 'satellite' -- __History, __Share, __Feed, __ChangeEvent, __Tag …
           WHEN coalesce(d.associateParentEntity, g.associateParentEntity) IS NOT NULL THEN 'satellite'
           ELSE 'standard object'
       END AS kind,
       -- ns__Name__c: what stands before the first of two double underscores.
       CASE WHEN known.name GLOB '?*__?*__[a-z]*' THEN substr(known.name, 1, instr(known.name, '__') - 1) END AS namespace,
       coalesce(d.queryable, g.queryable) AS queryable,
       coalesce(d.createable, g.createable) AS can_create,
       coalesce(d.updateable, g.updateable) AS can_edit,
       coalesce(d.deletable, g.deletable) AS can_delete,
       coalesce(d.deprecatedAndHidden, g.deprecatedAndHidden) AS deprecated,
       coalesce(d.associateParentEntity, g.associateParentEntity) AS satellite_of,
       (SELECT count(*) FROM describe_field f WHERE f.object = known.name) AS fields
FROM (SELECT name FROM global_object UNION SELECT object FROM coverage WHERE source = 'describe' AND object <> '') AS known
LEFT JOIN global_object g ON g.name = known.name
LEFT JOIN describe_object d ON d.name = known.name
LEFT JOIN coverage c ON c.source = 'describe' AND c.object = known.name;

-- One row per field the caller can see. can_create and can_edit are the object's and the field's right together.
CREATE VIEW field AS
SELECT f.object,
       f.name AS field,
       f.position,
       coalesce(f.label, f.name) AS label,
       f.type,
       f.soapType AS soap_type,
       f.extraTypeInfo AS extra_type_info,
       f.length,
       f.byteLength AS byte_length,
       f.precision,
       f.scale,
       f.digits,
       f.custom,
       -- Place__Latitude__s is a part of Place__c and has no namespace.
       CASE WHEN replace(replace(f.name, '__Latitude__s', '__s'), '__Longitude__s', '__s') GLOB '?*__?*__[a-z]*'
            THEN substr(f.name, 1, instr(f.name, '__') - 1) END AS namespace,
       o.createable AND f.createable AS can_create,
       o.updateable AND f.updateable AS can_edit,
       f.createable,
       f.updateable,
       f.nillable,
       f.permissionable,
       f.defaultedOnCreate AS defaulted_on_create,
       f.defaultValue AS default_value,
       f.defaultValueFormula AS default_value_formula,
       f.calculated,
       f.calculatedFormula AS formula,
       -- Calculated without a text: a roll-up summary, when a person made the field.
       coalesce(f.calculated AND f.calculatedFormula IS NULL AND f.custom AND NOT f.autoNumber, 0) AS roll_up,
       f.autoNumber AS auto_number,
       f."unique" AS is_unique,
       f.caseSensitive AS case_sensitive,
       f.externalId AS external_id,
       f.idLookup AS id_lookup,
       f.nameField AS name_field,
       f.compoundFieldName AS compound_field,
       f.encrypted,
       f.mask,
       f.maskType AS mask_type,
       f.htmlFormatted AS html_formatted,
       f.inlineHelpText AS help_text,
       f.restrictedPicklist AS restricted_picklist,
       f.dependentPicklist AS dependent_picklist,
       f.controllerName AS controller,
       f.referenceTo AS reference_to,
       f.relationshipName AS relationship_name,
       f.relationshipOrder AS relationship_order,
       f.polymorphicForeignKey AS polymorphic,
       f.cascadeDelete AS cascade_delete,
       f.restrictedDelete AS restricted_delete,
       f.writeRequiresMasterRead AS write_requires_master_read,
       f.filteredLookupInfo AS lookup_filter,
       f.filterable,
       f.groupable,
       f.sortable,
       f.aggregatable,
       f.deprecatedAndHidden AS deprecated
FROM describe_field f JOIN describe_object o ON o.name = f.object;

-- Why an access is not there: the code is for programs, the text for people.
CREATE VIEW access_reason AS
SELECT column1 AS reason_code, column2 AS reason
FROM (VALUES ('object-read', 'no Read on the object'), ('fls-read', 'field-level security hides it'),
             ('nature', 'cannot be written by its nature'), ('fls-edit', 'field-level security is read-only'),
             ('object-edit', 'no Edit on the object'), ('create-only', 'can be set on create only'),
             ('formula', 'formula'), ('roll-up', 'roll-up summary'), ('auto-number', 'auto-number'),
             ('compound', 'compound of other fields'), ('system', 'system field'),
             ('recalculating', 'a permission set group is being recalculated'),
             ('contact-unread', 'the contact''s field decides, and permissions on Contact were not read'),
             ('all-fields', 'the contact''s field decides, and it is not known whether View All Fields on Account reaches it'));

-- One row per object and field: what the sync user may do, why not, and how that is known.
CREATE VIEW field_access AS
SELECT a.object, a.field, 'yes' AS visible, 1 AS can_read, a.can_create, a.can_edit, coalesce(r.reason, '') AS reason,
       (SELECT CASE WHEN as_user IS NULL THEN 'describe' ELSE 'computed' END FROM run) AS origin, a.reason_code
FROM (SELECT object, field, can_create, can_edit,
             CASE
                 WHEN can_edit THEN ''
                 WHEN formula IS NOT NULL THEN 'formula'
                 WHEN roll_up THEN 'roll-up'
                 WHEN auto_number THEN 'auto-number'
                 WHEN type IN ('address', 'location') THEN 'compound'
                 WHEN NOT permissionable AND NOT updateable AND NOT createable THEN 'system'
                 WHEN updateable THEN 'object-edit'
                 WHEN createable THEN 'create-only'
                 WHEN (SELECT NOT updateable FROM describe_object d WHERE d.name = field.object) THEN 'object-edit'
                 WHEN permissionable THEN 'fls-edit'
                 ELSE 'system'
             END AS reason_code
      FROM field) AS a
LEFT JOIN access_reason r ON r.reason_code = a.reason_code;

CREATE VIEW picklist_value AS
SELECT object, field, position, value, label, active, defaultValue AS is_default, validFor AS valid_for
FROM describe_picklist_value;

CREATE VIEW record_type AS
SELECT object, position, recordTypeId AS record_type_id, developerName AS developer_name, name, active, available,
       defaultRecordTypeMapping AS is_default, master
FROM describe_record_type;

-- Seen from the parent: which objects point at it.
CREATE VIEW child_relationship AS
SELECT object, position, childSObject AS child_object, field AS child_field, relationshipName AS relationship_name,
       cascadeDelete AS cascade_delete, restrictedDelete AS restricted_delete
FROM describe_child_relationship;

-- Seen from the child: which object a lookup or master-detail field points at, one row per target.
CREATE VIEW relation AS
SELECT f.object,
       f.name AS field,
       target.value AS target,
       CASE WHEN f.relationshipOrder IS NOT NULL THEN 'master-detail' ELSE 'lookup' END AS kind
FROM describe_field f, json_each(f.referenceTo) AS target
WHERE f.type IN ('reference', 'masterrecord') AND f.referenceTo IS NOT NULL;
