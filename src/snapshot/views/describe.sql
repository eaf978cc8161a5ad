-- The public views: what rules, sheets and other programs read. Columns are only ever added.
--
-- The program makes them anew, as temporary ones, on every handle it opens (src/snapshot/views.c). What lies in the file is for
-- other programs. These use only functions that SQLite allows in a schema it does not trust: json_each is one, json_valid is not.

-- The objects whose visible fields Marketo makes its own without anybody enabling them, in the order in which they matter.
-- Source: constant
--     object    text             API name
--     position  integer (place)  from 1
CREATE VIEW main_object AS
SELECT column1 AS object, column2 AS position FROM (VALUES ('Lead', 1), ('Contact', 2), ('Account', 3), ('Opportunity', 4));

-- One row: which org was seen by whom, when and how.
-- Source: run, identity, organization
--     time              time                when the fetch began: the snapshot's time
--     org_id            text                id of 18 characters
--     org_name          text                the organization's name
--     edition           text                Salesforce's OrganizationType: Enterprise Edition, …
--     sandbox           yes/no              NULL = not known
--     namespace         text                of a packaging org
--     instance_url      text                address of the org
--     setup_url         text                where links to Setup begin
--     api_version       text                67.0
--     scope             text                default, all, or the objects that were asked for
--     replayed          yes/no              it comes from a recording
--     calls             integer (requests)  that were sent, retries included
--     partial           yes/no              a source that was asked for failed
--     tool_version      text                of the program that fetched it
--     user_id           text                of the sync user
--     sync_user         text                username whose view it is
--     sync_user_name    text                full name
--     sync_user_email   text                e-mail address
--     user_type         text                STANDARD, …
--     integration_user  yes/no              the user has a Salesforce Integration licence
--     shared            yes/no              the shared form: without names of people and formula texts
--     api_used          integer (calls)     of the org in 24 hours, when the audit ended
--     api_limit         integer (calls)     the org may make in 24 hours
--     as_user           text                username whose view was worked out; NULL = the sync user itself was asked
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
       run.api_limit,
       run.as_user
FROM run LEFT JOIN organization LEFT JOIN userinfo ON userinfo.connection = 'sync';

-- One row per source: what was asked, and what came of it.
-- Source: coverage
--     source      text                  name of the source
--     status      text                  ok, partial, not_asked, not_permitted, not_there, failed
--     reason      text                  why, for people; '' where all is well
--     ok          integer (parts)       that were read
--     asked       integer (parts)       that were asked for
--     replaced    integer (characters)  no text can hold, replaced by U+FFFD
--     request_id  text                  one of Salesforce's request ids, for their support
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

-- One row per source, connection and part of it: an object of describe, a query of permissions.
-- Source: coverage
--     source      text  name of the source
--     connection  text  whom it was asked: sync, admin, file
--     part        text  the object or the query; '' = the whole source
--     status      text  ok, partial, not_asked, not_permitted, not_there, failed
--     reason      text  why, for people; '' where all is well
--     fetched     time  when
CREATE VIEW source_part AS SELECT source, connection, object AS part, status, reason, fetched FROM coverage;

-- One row per object that is known of: visible in the global describe, or asked for by name.
-- Source: global, describe
--     object        text              API name
--     label         text              singular
--     label_plural  text              plural
--     key_prefix    text              the first three characters of its records' ids
--     state         text              ok (described), not_asked, not_there, not_permitted, failed
--     state_reason  text              why it was not described
--     fetched       time              when it was described
--     visible       yes/no            the global describe lists it
--     custom        yes/no            somebody made it
--     kind          text              standard object, custom object, custom setting, custom metadata type, platform event, big
--                                     object, external object, satellite (history, share, feed, …)
--     namespace     text              of the package it comes from; NULL = none
--     queryable     yes/no            it can be queried
--     can_create    yes/no            the sync user may create records
--     can_edit      yes/no            the sync user may edit records
--     can_delete    yes/no            the sync user may delete records
--     deprecated    yes/no            deprecated and hidden
--     satellite_of  text              the object it belongs to
--     fields        integer (fields)  that the sync user sees
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
-- Source: describe
--     object                      text                  API name of the object
--     field                       text                  API name
--     position                    integer (place)       in the describe, from 0
--     label                       text                  as people see it
--     type                        text                  Salesforce's: string, picklist, reference, …
--     soap_type                   text                  its type in SOAP
--     extra_type_info             text                  richtextarea, switchablepersonname, …
--     length                      integer (characters)  of text
--     byte_length                 integer (bytes)       of text
--     precision                   integer (digits)      of a number, in all
--     scale                       integer (digits)      of a number, behind the point
--     digits                      integer (digits)      of an integer
--     custom                      yes/no                somebody made it
--     namespace                   text                  of the package it comes from; NULL = none
--     can_create                  yes/no                the object's and the field's right together
--     can_edit                    yes/no                the object's and the field's right together
--     createable                  yes/no                the field's own
--     updateable                  yes/no                the field's own
--     nillable                    yes/no                it may be empty
--     permissionable              yes/no                field-level security decides over it
--     defaulted_on_create         yes/no                it gets a value by itself
--     default_value               text                  the value
--     default_value_formula       text                  the formula of the default
--     calculated                  yes/no                formula or roll-up summary
--     formula                     text                  its text; NULL = it is none, or its text is not in the snapshot
--     roll_up                     yes/no                calculated without a text
--     auto_number                 yes/no                numbered by Salesforce
--     is_unique                   yes/no                no two records have the same value
--     case_sensitive              yes/no                letter case counts in it
--     external_id                 yes/no                an external id
--     id_lookup                   yes/no                it can find a record in an upsert
--     name_field                  yes/no                the name of the record
--     compound_field              text                  the address, location or name it is a part of
--     encrypted                   yes/no                encrypted
--     mask                        text                  character shown instead
--     mask_type                   text                  all, creditCard, ssn, …
--     html_formatted              yes/no                its text is HTML
--     help_text                   text                  the inline help
--     restricted_picklist         yes/no                only the listed values
--     dependent_picklist          yes/no                another field decides which values are offered
--     controller                  text                  which field that is
--     reference_to                json                  array of the objects a lookup points at
--     relationship_name           text                  name of the relationship in queries
--     relationship_order          integer (0, 1)        0, 1 = first, second master; NULL = a lookup
--     polymorphic                 yes/no                the lookup points at several objects
--     cascade_delete              yes/no                the record goes when its parent goes
--     restricted_delete           yes/no                the parent cannot go while the record is there
--     write_requires_master_read  yes/no                Read on the master is enough to write
--     lookup_filter               json                  its lookup filter
--     filterable                  yes/no                queries can filter by it
--     groupable                   yes/no                queries can group by it
--     sortable                    yes/no                queries can sort by it
--     aggregatable                yes/no                queries can aggregate it
--     deprecated                  yes/no                deprecated and hidden
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
-- Source: constant
--     reason_code  text  object-read, fls-edit, …
--     reason       text  the same in words
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
-- Source: describe
--     object       text    API name of the object
--     field        text    API name
--     visible      text    yes
--     can_read     yes/no  1: only visible fields have a row
--     can_create   yes/no  on create
--     can_edit     yes/no  on records that are there
--     reason       text    why it cannot be edited, for people; '' = it can
--     origin       text    describe (Salesforce's answer), computed (worked out)
--     reason_code  text    the same for programs: access_reason
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

-- One row for each value of a picklist, inactive ones too.
-- Source: describe
--     object      text             API name of the object
--     field       text             API name
--     position    integer (place)  in the list, from 0
--     value       text             API value
--     label       text             as people see it
--     active      yes/no           it can be chosen
--     is_default  yes/no           it is chosen by itself
--     valid_for   text             base64 bitmap of the controlling values; NULL = all
CREATE VIEW picklist_value AS
SELECT object, field, position, value, label, active, defaultValue AS is_default, validFor AS valid_for
FROM describe_picklist_value;

-- One row for each record type of a described object.
-- Source: describe
--     object          text             API name
--     position        integer (place)  in the describe, from 0
--     record_type_id  text             id
--     developer_name  text             API name
--     name            text             label
--     active          yes/no           it can be used
--     available       yes/no           the sync user may use it
--     is_default      yes/no           the sync user's default
--     master          yes/no           the one every object has
CREATE VIEW record_type AS
SELECT object, position, recordTypeId AS record_type_id, developerName AS developer_name, name, active, available,
       defaultRecordTypeMapping AS is_default, master
FROM describe_record_type;

-- Seen from the parent: which objects point at it.
-- Source: describe
--     object             text             API name of the parent
--     position           integer (place)  in the describe, from 0
--     child_object       text             API name of the child
--     child_field        text             its lookup
--     relationship_name  text             name in queries; NULL = none
--     cascade_delete     yes/no           children go with the parent
--     restricted_delete  yes/no           the parent cannot go while children are there
CREATE VIEW child_relationship AS
SELECT object, position, childSObject AS child_object, field AS child_field, relationshipName AS relationship_name,
       cascadeDelete AS cascade_delete, restrictedDelete AS restricted_delete
FROM describe_child_relationship;

-- Seen from the child: which object a lookup or master-detail field points at, one row per target. A field may name none, when its
-- target is out of the user's reach; a target that was read names the field itself.
-- Source: describe
--     object  text  API name of the child
--     field   text  its lookup
--     target  text  API name of the object it points at
--     kind    text  lookup, master-detail
CREATE VIEW relation AS
WITH lookup AS (
    SELECT object, name, relationshipOrder, referenceTo FROM describe_field WHERE type IN ('reference', 'masterrecord')
)
SELECT l.object,
       l.name AS field,
       t.target,
       CASE WHEN l.relationshipOrder IS NOT NULL THEN 'master-detail' ELSE 'lookup' END AS kind
FROM (SELECT object, name, value AS target FROM lookup, json_each(referenceTo)
      UNION
      SELECT childSObject, field, object FROM describe_child_relationship) AS t
JOIN lookup l ON l.object = t.object AND l.name = t.name;
