-- An org as data: tables that people fill from tab-separated files with Salesforce's own terms, and the views that make
-- the answers of one user from them. An empty cell means the default of the field's type (types.tsv) or of the rules in
-- field_seen below. Booleans are the words true and false, so that they go into JSON as they are.

CREATE TABLE type (
    type TEXT PRIMARY KEY, soapType TEXT, filterable TEXT, groupable TEXT, sortable TEXT, aggregatable TEXT, length INTEGER,
    precision INTEGER, digits INTEGER);

-- access: read or none = what the org's first user, the sync user, has at most (access.sql).
-- needs: a system permission without which the object is hidden. follows: what gives access to an object that has no object
-- permissions of its own (access.sql). setup: true for the objects of Setup, which are described and queried but not listed.
-- api, reified, virtual, keyField: how it can be queried (setup.sql).
CREATE TABLE object (
    name TEXT PRIMARY KEY COLLATE NOCASE, label TEXT, labelPlural TEXT, keyPrefix TEXT, access TEXT, setup TEXT, needs TEXT, follows TEXT,
    api TEXT, reified TEXT, virtual TEXT, keyField TEXT, customSetting TEXT,
    createable TEXT, updateable TEXT, deletable TEXT, undeletable TEXT, mergeable TEXT, queryable TEXT, retrieveable TEXT,
    searchable TEXT, layoutable TEXT, triggerable TEXT, replicateable TEXT, feedEnabled TEXT, mruEnabled TEXT,
    deepCloneable TEXT, deprecatedAndHidden TEXT, associateEntityType TEXT, associateParentEntity TEXT);

-- access: as an object's. referenceTo: object names separated by spaces. setup: true for the fields of setup/fields.tsv.
-- childRelationshipName: how the parent calls the way down. A calculated field without a formula is a roll-up summary.
CREATE TABLE field (
    object TEXT COLLATE NOCASE, position INTEGER, name TEXT COLLATE NOCASE, label TEXT, type TEXT, access TEXT, length INTEGER,
    precision INTEGER, scale INTEGER, digits INTEGER, extraTypeInfo TEXT, createable TEXT, updateable TEXT, nillable TEXT,
    defaultedOnCreate TEXT, permissionable TEXT, calculated TEXT, calculatedFormula TEXT,
    formulaTreatNullNumberAsZero TEXT, autoNumber TEXT, defaultValue TEXT, defaultValueFormula TEXT, "unique" TEXT,
    caseSensitive TEXT, externalId TEXT, idLookup TEXT, nameField TEXT, namePointing TEXT, compoundFieldName TEXT,
    mask TEXT, maskType TEXT, inlineHelpText TEXT, restrictedPicklist TEXT, controllerName TEXT, referenceTo TEXT,
    referenceTargetField TEXT, relationshipName TEXT, relationshipOrder INTEGER, childRelationshipName TEXT,
    polymorphicForeignKey TEXT, cascadeDelete TEXT, restrictedDelete TEXT, writeRequiresMasterRead TEXT,
    filteredLookupInfo TEXT, filterable TEXT, groupable TEXT, sortable TEXT, aggregatable TEXT, displayLocationInDecimal TEXT,
    deprecatedAndHidden TEXT, setup TEXT,
    PRIMARY KEY (object, name));

-- Fields nobody authors. scope: all objects, custom ones, or owned ones (custom and no master-detail).
CREATE TABLE system_field (
    scope TEXT, position INTEGER, name TEXT, label TEXT, type TEXT, length INTEGER, createable TEXT, nillable TEXT,
    defaultedOnCreate TEXT, permissionable TEXT, nameField TEXT, idLookup TEXT, relationshipName TEXT, referenceTo TEXT,
    polymorphicForeignKey TEXT, namePointing TEXT);

CREATE TABLE value (
    object TEXT COLLATE NOCASE, field TEXT, value TEXT, label TEXT, active TEXT, defaultValue TEXT, validFor TEXT);
CREATE INDEX value_field ON value (object, field);

CREATE TABLE recordtype (
    object TEXT COLLATE NOCASE, developerName TEXT, name TEXT, active TEXT, available TEXT, defaultRecordTypeMapping TEXT);

-- What users may do, worked out by access.sql. An org without users' rights gives everybody everything.
CREATE TABLE object_right (
    user_id TEXT, object TEXT COLLATE NOCASE, reads INTEGER, creates INTEGER, edits INTEGER, deletes INTEGER,
    reads_all_fields INTEGER, PRIMARY KEY (user_id, object)) WITHOUT ROWID;

-- The fields a user may not read, or not edit, of objects that can be read.
CREATE TABLE withheld (
    user_id TEXT, object TEXT COLLATE NOCASE, field TEXT COLLATE NOCASE, reads INTEGER, edits INTEGER,
    PRIMARY KEY (user_id, object, field)) WITHOUT ROWID;

-- Objects as the user sees them.
CREATE VIEW object_seen AS
SELECT o.rowid AS position, o.name, o.label, o.setup,
       coalesce(labelPlural, label || 's') AS labelPlural,
       keyPrefix,
       CASE WHEN name GLOB '*__[a-z]*' THEN 'true' ELSE 'false' END AS custom,
       coalesce(customSetting, 'false') AS customSetting,
       iif(coalesce(r.creates, 1), coalesce(createable, 'true'), 'false') AS createable,
       iif(coalesce(r.edits, 1), coalesce(updateable, 'true'), 'false') AS updateable,
       iif(coalesce(r.deletes, 1), coalesce(deletable, 'true'), 'false') AS deletable,
       iif(coalesce(r.deletes, 1), coalesce(undeletable, 'true'), 'false') AS undeletable,
       coalesce(mergeable, 'false') AS mergeable,
       coalesce(queryable, 'true') AS queryable,
       coalesce(retrieveable, 'true') AS retrieveable,
       coalesce(searchable, 'true') AS searchable,
       coalesce(layoutable, 'true') AS layoutable,
       coalesce(triggerable, 'true') AS triggerable,
       coalesce(replicateable, 'true') AS replicateable,
       coalesce(feedEnabled, 'false') AS feedEnabled,
       coalesce(mruEnabled, 'true') AS mruEnabled,
       coalesce(deepCloneable, 'false') AS deepCloneable,
       coalesce(deprecatedAndHidden, 'false') AS deprecatedAndHidden,
       associateEntityType, associateParentEntity
FROM request
JOIN object o
LEFT JOIN object_right r ON r.user_id = request.user_id AND r.object = o.name
WHERE coalesce(r.reads, 1);

-- What is true of a field for every user: its own words, its type's and the defaults.
CREATE VIEW field_fact AS
SELECT f.*,
       coalesce(f.permissionable, CASE f.type WHEN 'boolean' THEN 'true' ELSE f.is_nillable END) AS is_permissionable,
       coalesce(f.createable, iif(f.is_computed, 'false', 'true')) AS may_create,
       coalesce(f.updateable, f.createable, iif(f.is_computed, 'false', 'true')) AS may_edit,
       coalesce(f.filterable, iif(f.is_long, 'false', f.type_filterable)) AS may_filter,
       coalesce(f.groupable, iif(f.is_long OR f.is_calculated = 'true', 'false', f.type_groupable)) AS may_group,
       coalesce(f.sortable, iif(f.is_long, 'false', f.type_sortable)) AS may_sort,
       coalesce(f.aggregatable, iif(f.is_long, 'false', f.type_aggregatable)) AS may_aggregate,
       coalesce(f.relationshipName, CASE
           WHEN f.type <> 'reference' THEN NULL
           WHEN f.name GLOB '*__c' THEN substr(f.name, 1, length(f.name) - 1) || 'r'
           WHEN f.name GLOB '*Id' THEN substr(f.name, 1, length(f.name) - 2)
       END) AS relationship
FROM (
    SELECT f.*, f.rowid AS number, type.soapType,
           coalesce(f.length, CASE WHEN f.calculatedFormula IS NOT NULL AND f.type = 'string' THEN 1300 END,
                    type.length) AS characters,
           coalesce(f.calculated, CASE WHEN f.calculatedFormula IS NULL THEN 'false' ELSE 'true' END) AS is_calculated,
           f.calculatedFormula IS NOT NULL OR f.calculated IS 'true' OR f.autoNumber IS 'true'
               OR f.type IN ('id', 'address', 'location') AS is_computed,
           coalesce(f.nillable, CASE WHEN f.type IN ('id', 'boolean') THEN 'false' ELSE 'true' END) AS is_nillable,
           f.type = 'textarea' AND coalesce(f.length, 0) > 255 AS is_long,
           type.filterable AS type_filterable, type.groupable AS type_groupable, type.sortable AS type_sortable,
           type.aggregatable AS type_aggregatable, type.precision AS type_precision, type.digits AS type_digits
    FROM field f JOIN type ON type.type = f.type) AS f;

-- Fields as the user sees them. Hidden ones are not there; read-only ones can be neither set nor changed.
CREATE VIEW field_seen AS
SELECT f.*,
       iif(o.createable = 'false' OR coalesce(w.edits, 1) = 0, 'false', f.may_create) AS can_create,
       iif(o.updateable = 'false' OR coalesce(w.edits, 1) = 0, 'false', f.may_edit) AS can_edit
FROM request
JOIN field_fact f
JOIN object_seen o ON o.name = f.object
LEFT JOIN withheld w ON w.user_id = request.user_id AND w.object = f.object AND w.field = f.name
WHERE coalesce(w.reads, 1);

CREATE VIEW field_json AS
SELECT f.object, f.position, json_object(
    'aggregatable', json(f.may_aggregate),
    'aiPredictionField', json('false'),
    'autoNumber', json(coalesce(f.autoNumber, 'false')),
    'byteLength', CASE WHEN f.type IN ('id', 'reference') THEN f.characters ELSE f.characters * 3 END,
    'calculated', json(f.is_calculated),
    'calculatedFormula', f.calculatedFormula,
    'cascadeDelete', json(coalesce(f.cascadeDelete, 'false')),
    'caseSensitive', json(coalesce(f.caseSensitive, 'false')),
    'compoundFieldName', f.compoundFieldName,
    'controllerName', f.controllerName,
    'createable', json(f.can_create),
    'custom', json(iif(f.name GLOB '*__[a-z]*', 'true', 'false')),
    'defaultValue', CASE f.type WHEN 'boolean' THEN json(coalesce(f.defaultValue, 'false')) ELSE f.defaultValue END,
    'defaultValueFormula', f.defaultValueFormula,
    'defaultedOnCreate', json(coalesce(f.defaultedOnCreate, iif(f.type = 'boolean', 'true', 'false'))),
    'dependentPicklist', json(iif(f.controllerName IS NULL, 'false', 'true')),
    'deprecatedAndHidden', json(coalesce(f.deprecatedAndHidden, 'false')),
    'digits', coalesce(f.digits, f.type_digits),
    'displayLocationInDecimal', json(coalesce(f.displayLocationInDecimal, 'false')),
    'encrypted', json(iif(f.type = 'encryptedstring', 'true', 'false')),
    'externalId', json(coalesce(f.externalId, 'false')),
    'extraTypeInfo', coalesce(f.extraTypeInfo, CASE f.type WHEN 'textarea' THEN 'plaintextarea' END),
    'filterable', json(f.may_filter),
    'filteredLookupInfo', json(f.filteredLookupInfo),
    'formulaTreatNullNumberAsZero', json(coalesce(f.formulaTreatNullNumberAsZero, 'false')),
    'groupable', json(f.may_group),
    'highScaleNumber', json('false'),
    'htmlFormatted', json(iif(f.extraTypeInfo = 'richtextarea', 'true', 'false')),
    'idLookup', json(coalesce(f.idLookup, f.externalId, 'false')),
    'inlineHelpText', f.inlineHelpText,
    'label', f.label,
    'length', f.characters,
    'mask', f.mask,
    'maskType', f.maskType,
    'name', f.name,
    'nameField', json(coalesce(f.nameField, 'false')),
    'namePointing', json(coalesce(f.namePointing, 'false')),
    'nillable', json(f.is_nillable),
    'permissionable', json(f.is_permissionable),
    'picklistValues', (
        SELECT json_group_array(json_object(
            'active', json(coalesce(v.active, 'true')), 'defaultValue', json(coalesce(v.defaultValue, 'false')),
            'label', coalesce(v.label, v.value), 'validFor', v.validFor, 'value', v.value))
        FROM (SELECT * FROM value WHERE object = f.object AND field = f.name ORDER BY rowid) v),
    'polymorphicForeignKey', json(coalesce(f.polymorphicForeignKey, 'false')),
    'precision', coalesce(f.precision, f.type_precision),
    'queryByDistance', json(iif(f.type IN ('address', 'location'), 'true', 'false')),
    'referenceTargetField', f.referenceTargetField,
    'referenceTo', json(coalesce('["' || replace(f.referenceTo, ' ', '","') || '"]', '[]')),
    'relationshipName', f.relationship,
    'relationshipOrder', f.relationshipOrder,
    'restrictedDelete', json(coalesce(f.restrictedDelete, 'false')),
    'restrictedPicklist', json(coalesce(f.restrictedPicklist, 'false')),
    'scale', coalesce(f.scale, 0),
    'searchPrefilterable', json(iif(f.type = 'reference', 'true', 'false')),
    'soapType', f.soapType,
    'sortable', json(f.may_sort),
    'type', f.type,
    'unique', json(coalesce(f."unique", 'false')),
    'updateable', json(f.can_edit),
    'writeRequiresMasterRead', json(coalesce(f.writeRequiresMasterRead, 'false'))) AS body
FROM field_seen f;

-- From the parent: each visible reference field of a visible object that points at it (filled by complete.sql).
CREATE TABLE relation (target TEXT COLLATE NOCASE, object TEXT, field TEXT);
CREATE INDEX relation_target ON relation (target, object, field);

CREATE VIEW child_json AS
SELECT relation.target AS object, f.object AS child, f.position, json_object(
    'cascadeDelete', json(coalesce(f.cascadeDelete, 'false')),
    'childSObject', f.object,
    'deprecatedAndHidden', json('false'),
    'field', f.name,
    'junctionIdListNames', json('[]'),
    'junctionReferenceTo', json('[]'),
    'relationshipName', f.childRelationshipName,
    'restrictedDelete', json(coalesce(f.restrictedDelete, 'false'))) AS body
FROM relation JOIN field_seen f ON f.object = relation.object AND f.name = relation.field;

CREATE VIEW recordtype_json AS
SELECT object, position, json_object(
    'active', json(active), 'available', json(available), 'defaultRecordTypeMapping', json(is_default),
    'developerName', developerName, 'master', json(iif(position = 1000000, 'true', 'false')), 'name', name,
    'recordTypeId', id,
    'urls', json_object('layout', '/services/data/v' || request.version || '/sobjects/' || object
                                  || '/describe/layouts/' || id)) AS body
FROM (
    SELECT object, rowid AS position, developerName, name, coalesce(active, 'true') AS active,
           coalesce(available, 'true') AS available, coalesce(defaultRecordTypeMapping, 'false') AS is_default,
           printf('0125f000000%04dAAA', rowid) AS id
    FROM recordtype
    UNION ALL
    SELECT name, 1000000, 'Master', 'Master', 'true', 'true',
           iif(EXISTS (SELECT 1 FROM recordtype r WHERE r.object = o.name AND r.defaultRecordTypeMapping = 'true'),
               'false', 'true'),
           '012000000000000AAA'
    FROM object o
), request;

CREATE VIEW answer_describe AS
SELECT o.name, json_object(
    'actionOverrides', json('[]'),
    'activateable', json('false'),
    'associateEntityType', o.associateEntityType,
    'associateParentEntity', o.associateParentEntity,
    'childRelationships', json((SELECT json_group_array(json(body)) FROM (
        SELECT body FROM child_json c WHERE c.object = o.name ORDER BY c.child, c.position))),
    'compactLayoutable', json(o.layoutable),
    'createable', json(o.createable),
    'custom', json(o.custom),
    'customSetting', json(o.customSetting),
    'deepCloneable', json(o.deepCloneable),
    'defaultImplementation', NULL,
    'deletable', json(o.deletable),
    'deprecatedAndHidden', json(o.deprecatedAndHidden),
    'extendedBy', NULL,
    'extendsInterfaces', NULL,
    'feedEnabled', json(o.feedEnabled),
    'fields', json((SELECT json_group_array(json(body)) FROM (
        SELECT body FROM field_json f WHERE f.object = o.name ORDER BY f.position))),
    'hasSubtypes', json('false'),
    'implementedBy', NULL,
    'implementsInterfaces', NULL,
    'isInterface', json('false'),
    'isSubtype', json('false'),
    'keyPrefix', o.keyPrefix,
    'label', o.label,
    'labelPlural', o.labelPlural,
    'layoutable', json(o.layoutable),
    'listviewable', NULL,
    'lookupLayoutable', NULL,
    'mergeable', json(o.mergeable),
    'mruEnabled', json(o.mruEnabled),
    'name', o.name,
    'namedLayoutInfos', json('[]'),
    'networkScopeFieldName', NULL,
    'queryable', json(o.queryable),
    'recordTypeInfos', json((SELECT json_group_array(json(body)) FROM (
        SELECT body FROM recordtype_json r WHERE r.object = o.name ORDER BY r.position))),
    'replicateable', json(o.replicateable),
    'retrieveable', json(o.retrieveable),
    'searchLayoutable', json(o.searchable),
    'searchable', json(o.searchable),
    'sobjectDescribeOption', 'FULL',
    'supportedScopes', json_array(json_object('label', 'All ' || lower(o.labelPlural), 'name', 'everything'),
                                  json_object('label', 'My ' || lower(o.labelPlural), 'name', 'mine')),
    'triggerable', json(o.triggerable),
    'undeletable', json(o.undeletable),
    'updateable', json(o.updateable),
    'urls', json_object(
        'compactLayouts', resource || '/describe/compactLayouts',
        'rowTemplate', resource || '/{ID}',
        'uiDetailTemplate', origin || '/{ID}',
        'uiEditTemplate', origin || '/{ID}/e',
        'describe', resource || '/describe',
        'uiNewRecord', origin || '/' || o.keyPrefix || '/e',
        'layouts', resource || '/describe/layouts',
        'sobject', resource)) AS body
FROM (SELECT object_seen.*, request.origin, '/services/data/v' || request.version || '/sobjects/' || name AS resource
      FROM object_seen, request) AS o;

CREATE VIEW answer_global AS
SELECT json_object('encoding', 'UTF-8', 'maxBatchSize', 200, 'sobjects', json(json_group_array(json(body)))) AS body
FROM (
    SELECT json_object(
        'activateable', json('false'), 'associateEntityType', associateEntityType,
        'associateParentEntity', associateParentEntity, 'createable', json(createable), 'custom', json(custom),
        'customSetting', json(customSetting), 'deepCloneable', json(deepCloneable), 'deletable', json(deletable),
        'deprecatedAndHidden', json(deprecatedAndHidden), 'feedEnabled', json(feedEnabled),
        'hasSubtypes', json('false'), 'idEnabled', json(retrieveable), 'isInterface', json('false'),
        'isSubtype', json('false'), 'keyPrefix', keyPrefix, 'label', label, 'labelPlural', labelPlural,
        'layoutable', json(layoutable), 'mergeable', json(mergeable), 'mruEnabled', json(mruEnabled), 'name', name,
        'queryable', json(queryable), 'replicateable', json(replicateable), 'retrieveable', json(retrieveable),
        'searchable', json(searchable), 'triggerable', json(triggerable), 'undeletable', json(undeletable),
        'updateable', json(updateable),
        'urls', json_object('rowTemplate', resource || '/{ID}', 'describe', resource || '/describe',
                            'sobject', resource)) AS body
    FROM (SELECT object_seen.*, '/services/data/v' || request.version || '/sobjects/' || name AS resource
          FROM object_seen, request WHERE setup IS NOT 'true')
    ORDER BY name);

-- The org's time, so that its answers stay the same: organization.Now, else the time it was opened.
CREATE TABLE clock (now TEXT NOT NULL);
ALTER TABLE organization ADD COLUMN Now TEXT;

-- What else is known of users: the profile is the name of a container.
ALTER TABLE user ADD COLUMN profile TEXT;
ALTER TABLE user ADD COLUMN last_login TEXT;

-- Where the rows of objects of Setup, and of User and its like, come from.
CREATE TABLE row_source (object TEXT PRIMARY KEY COLLATE NOCASE, source TEXT NOT NULL);
CREATE TABLE setup_object (
    name TEXT, label TEXT, labelPlural TEXT, keyPrefix TEXT, setup TEXT, api TEXT, source TEXT, needs TEXT, reified TEXT,
    virtual TEXT, keyField TEXT);
CREATE TABLE setup_field (
    object TEXT, name TEXT, label TEXT, type TEXT, length INTEGER, referenceTo TEXT, relationshipName TEXT,
    referenceTargetField TEXT, nillable TEXT, permissionable TEXT, filterable TEXT, groupable TEXT, sortable TEXT,
    aggregatable TEXT, setup TEXT);

-- What is written about definitions: all of it is optional. field: empty = the object itself.
CREATE TABLE definition (
    object TEXT COLLATE NOCASE, field TEXT COLLATE NOCASE, description TEXT, created TEXT, modified TEXT, modified_by TEXT,
    status TEXT, classification TEXT, compliance TEXT, tracked TEXT);
CREATE INDEX definition_field ON definition (object, field);

-- What uses a field: a component by type, key prefix and name; copies: as many such components.
CREATE TABLE dependency (type TEXT, prefix TEXT, name TEXT, object TEXT COLLATE NOCASE, field TEXT COLLATE NOCASE, copies INTEGER);

-- The records whose access is being asked for (UserRecordAccess).
CREATE TABLE asked_record (id TEXT PRIMARY KEY);

-- What reports are made of. place: column, group, filter, sum. name: as the Analytics API has it.
CREATE TABLE report_column (report TEXT, place TEXT, name TEXT);
