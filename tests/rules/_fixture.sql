-- Facts in few words, for fixtures of rules: run before each case, on a fresh snapshot.
--
-- Insert into the views below; what a row does not say is what an ordinary, fully editable thing has. The tables of the
-- snapshot (src/snapshot/schema/) can be written as well, and the default rows at the end changed or deleted.

-- An object the sync user sees and was described. state: ok, not_asked, not_there, not_permitted or failed.
CREATE TEMP VIEW an_object AS SELECT
    NULL AS name, NULL AS label, NULL AS labelPlural, NULL AS keyPrefix, NULL AS custom,
    NULL AS customSetting, NULL AS createable, NULL AS updateable, NULL AS deletable, NULL AS queryable,
    NULL AS deprecatedAndHidden, NULL AS associateParentEntity, NULL AS state
WHERE 0;
CREATE TEMP TRIGGER an_object_insert INSTEAD OF INSERT ON an_object
BEGIN
    INSERT INTO global_object (name, label, labelPlural, keyPrefix, custom, customSetting, createable, updateable, deletable,
            queryable, deprecatedAndHidden, associateParentEntity)
    SELECT NEW.name, coalesce(NEW.label, replace(replace(NEW.name, '__c', ''), '_', ' ')), NEW.labelPlural,
           NEW.keyPrefix, coalesce(NEW.custom, NEW.name GLOB '*__[a-z]*'), coalesce(NEW.customSetting, 0),
           coalesce(NEW.createable, 1), coalesce(NEW.updateable, 1), coalesce(NEW.deletable, 1),
           coalesce(NEW.queryable, 1), coalesce(NEW.deprecatedAndHidden, 0), NEW.associateParentEntity
    WHERE coalesce(NEW.state, 'ok') <> 'not_there';
    INSERT INTO describe_object (name, label, labelPlural, keyPrefix, custom, customSetting, createable, updateable, deletable,
            queryable, deprecatedAndHidden, associateParentEntity)
    SELECT NEW.name, coalesce(NEW.label, replace(replace(NEW.name, '__c', ''), '_', ' ')), NEW.labelPlural,
           NEW.keyPrefix, coalesce(NEW.custom, NEW.name GLOB '*__[a-z]*'), coalesce(NEW.customSetting, 0),
           coalesce(NEW.createable, 1), coalesce(NEW.updateable, 1), coalesce(NEW.deletable, 1),
           coalesce(NEW.queryable, 1), coalesce(NEW.deprecatedAndHidden, 0), NEW.associateParentEntity
    WHERE coalesce(NEW.state, 'ok') = 'ok';
    INSERT INTO coverage (source, object, status) VALUES ('describe', NEW.name, coalesce(NEW.state, 'ok'));
END;

-- A field of a described object: a text field of 255 characters, unless its columns say more.
-- A calculatedFormula makes it calculated and read-only.
CREATE TEMP VIEW a_field AS SELECT
    NULL AS object, NULL AS name, NULL AS label, NULL AS type, NULL AS soapType, NULL AS extraTypeInfo,
    NULL AS length, NULL AS byteLength, NULL AS precision, NULL AS scale, NULL AS digits, NULL AS custom,
    NULL AS createable, NULL AS updateable, NULL AS nillable, NULL AS permissionable,
    NULL AS defaultedOnCreate, NULL AS defaultValue, NULL AS defaultValueFormula, NULL AS calculated,
    NULL AS calculatedFormula, NULL AS formulaTreatNullNumberAsZero, NULL AS autoNumber, NULL AS "unique",
    NULL AS caseSensitive, NULL AS externalId, NULL AS idLookup, NULL AS nameField, NULL AS namePointing,
    NULL AS compoundFieldName, NULL AS encrypted, NULL AS mask, NULL AS maskType, NULL AS htmlFormatted,
    NULL AS inlineHelpText, NULL AS restrictedPicklist, NULL AS dependentPicklist, NULL AS controllerName,
    NULL AS referenceTo, NULL AS referenceTargetField, NULL AS relationshipName, NULL AS relationshipOrder,
    NULL AS polymorphicForeignKey, NULL AS cascadeDelete, NULL AS restrictedDelete,
    NULL AS writeRequiresMasterRead, NULL AS filteredLookupInfo, NULL AS filterable, NULL AS groupable,
    NULL AS sortable, NULL AS aggregatable, NULL AS searchPrefilterable, NULL AS queryByDistance,
    NULL AS displayLocationInDecimal, NULL AS highScaleNumber, NULL AS aiPredictionField,
    NULL AS deprecatedAndHidden
WHERE 0;
CREATE TEMP TRIGGER a_field_insert INSTEAD OF INSERT ON a_field
BEGIN
    SELECT raise(ABORT, 'a_field: insert its object into an_object first')
    WHERE NOT EXISTS (SELECT 1 FROM describe_object WHERE name = NEW.object);
    INSERT INTO describe_field (
        object, position, name, label, type, soapType, extraTypeInfo, length, byteLength, precision, scale,
        digits, custom, createable, updateable, nillable, permissionable, defaultedOnCreate, defaultValue,
        defaultValueFormula, calculated, calculatedFormula, formulaTreatNullNumberAsZero, autoNumber,
        "unique", caseSensitive, externalId, idLookup, nameField, namePointing, compoundFieldName, encrypted,
        mask, maskType, htmlFormatted, inlineHelpText, restrictedPicklist, dependentPicklist, controllerName,
        referenceTo, referenceTargetField, relationshipName, relationshipOrder, polymorphicForeignKey,
        cascadeDelete, restrictedDelete, writeRequiresMasterRead, filteredLookupInfo, filterable, groupable,
        sortable, aggregatable, searchPrefilterable, queryByDistance, displayLocationInDecimal,
        highScaleNumber, aiPredictionField, deprecatedAndHidden)
    VALUES (
        NEW.object,
        (SELECT count(*) FROM describe_field WHERE object = NEW.object),
        NEW.name,
        coalesce(NEW.label, replace(replace(NEW.name, '__c', ''), '_', ' ')),
        coalesce(NEW.type, 'string'), NEW.soapType, NEW.extraTypeInfo,
        coalesce(NEW.length,
             CASE coalesce(NEW.type, 'string')
                 WHEN 'string' THEN 255 WHEN 'picklist' THEN 255 WHEN 'url' THEN 255 WHEN 'textarea' THEN 32768
                 WHEN 'multipicklist' THEN 4099 WHEN 'email' THEN 80 WHEN 'phone' THEN 40 WHEN 'reference' THEN 18
                 WHEN 'id' THEN 18 ELSE 0
             END),
        NEW.byteLength, coalesce(NEW.precision, 0), coalesce(NEW.scale, 0), coalesce(NEW.digits, 0),
        coalesce(NEW.custom, NEW.name GLOB '*__[cp]*'),
        coalesce(NEW.createable, NEW.calculatedFormula IS NULL AND NOT coalesce(NEW.calculated, 0) AND NOT coalesce(NEW.autoNumber, 0)),
        coalesce(NEW.updateable, NEW.calculatedFormula IS NULL AND NOT coalesce(NEW.calculated, 0) AND NOT coalesce(NEW.autoNumber, 0)),
        coalesce(NEW.nillable, coalesce(NEW.type, 'string') <> 'boolean'),
        coalesce(NEW.permissionable, 1),
        coalesce(NEW.defaultedOnCreate, coalesce(NEW.type, 'string') = 'boolean'),
        NEW.defaultValue, NEW.defaultValueFormula,
        coalesce(NEW.calculated, NEW.calculatedFormula IS NOT NULL),
        NEW.calculatedFormula,
        coalesce(NEW.formulaTreatNullNumberAsZero, 0),
        coalesce(NEW.autoNumber, 0), coalesce(NEW."unique", 0), coalesce(NEW.caseSensitive, 0),
        coalesce(NEW.externalId, 0), coalesce(NEW.idLookup, 0), coalesce(NEW.nameField, 0),
        coalesce(NEW.namePointing, 0), NEW.compoundFieldName, coalesce(NEW.encrypted, 0), NEW.mask,
        NEW.maskType, coalesce(NEW.htmlFormatted, 0), NEW.inlineHelpText, coalesce(NEW.restrictedPicklist, 0),
        coalesce(NEW.dependentPicklist, 0), NEW.controllerName, NEW.referenceTo, NEW.referenceTargetField,
        NEW.relationshipName, NEW.relationshipOrder, coalesce(NEW.polymorphicForeignKey, 0),
        coalesce(NEW.cascadeDelete, 0), coalesce(NEW.restrictedDelete, 0),
        coalesce(NEW.writeRequiresMasterRead, 0), NEW.filteredLookupInfo, coalesce(NEW.filterable, 1),
        coalesce(NEW.groupable, coalesce(NEW.type, 'string') NOT IN ('datetime', 'double', 'currency', 'percent', 'multipicklist')),
        coalesce(NEW.sortable, 1),
        coalesce(NEW.aggregatable, coalesce(NEW.type, 'string') <> 'boolean'),
        coalesce(NEW.searchPrefilterable, 0), coalesce(NEW.queryByDistance, 0),
        coalesce(NEW.displayLocationInDecimal, 0),
        coalesce(NEW.highScaleNumber, 0), coalesce(NEW.aiPredictionField, 0),
        coalesce(NEW.deprecatedAndHidden, 0));
END;

-- A picklist value.
CREATE TEMP VIEW a_value AS SELECT
    NULL AS object, NULL AS field, NULL AS value, NULL AS label, NULL AS active, NULL AS defaultValue,
    NULL AS validFor
WHERE 0;
CREATE TEMP TRIGGER a_value_insert INSTEAD OF INSERT ON a_value
BEGIN
    INSERT INTO describe_picklist_value (
        position, object, field, value, label, active, defaultValue, validFor)
    VALUES (
        (SELECT count(*) FROM describe_picklist_value WHERE object = NEW.object AND field = NEW.field),
        NEW.object, NEW.field, NEW.value, coalesce(NEW.label, NEW.value), coalesce(NEW.active, 1),
        coalesce(NEW.defaultValue, 0), NEW.validFor);
END;

-- A record type.
CREATE TEMP VIEW a_record_type AS SELECT
    NULL AS object, NULL AS recordTypeId, NULL AS developerName, NULL AS name, NULL AS active,
    NULL AS available, NULL AS defaultRecordTypeMapping, NULL AS master
WHERE 0;
CREATE TEMP TRIGGER a_record_type_insert INSTEAD OF INSERT ON a_record_type
BEGIN
    INSERT INTO describe_record_type (
        position, object, recordTypeId, developerName, name, active, available, defaultRecordTypeMapping,
        master)
    VALUES (
        (SELECT count(*) FROM describe_record_type WHERE object = NEW.object),
        NEW.object, NEW.recordTypeId, NEW.developerName, coalesce(NEW.name, NEW.developerName),
        coalesce(NEW.active, 1), coalesce(NEW.available, 1),
        coalesce(NEW.defaultRecordTypeMapping, 0),
        coalesce(NEW.master, 0));
END;

-- A relation, seen from the parent.
CREATE TEMP VIEW a_child_relationship AS SELECT
    NULL AS object, NULL AS childSObject, NULL AS field, NULL AS relationshipName, NULL AS cascadeDelete,
    NULL AS restrictedDelete, NULL AS deprecatedAndHidden, NULL AS junctionIdListNames,
    NULL AS junctionReferenceTo
WHERE 0;
CREATE TEMP TRIGGER a_child_relationship_insert INSTEAD OF INSERT ON a_child_relationship
BEGIN
    INSERT INTO describe_child_relationship (
        position, object, childSObject, field, relationshipName, cascadeDelete, restrictedDelete,
        deprecatedAndHidden, junctionIdListNames, junctionReferenceTo)
    VALUES (
        (SELECT count(*) FROM describe_child_relationship WHERE object = NEW.object),
        NEW.object, NEW.childSObject, NEW.field, NEW.relationshipName, coalesce(NEW.cascadeDelete, 0),
        coalesce(NEW.restrictedDelete, 0), coalesce(NEW.deprecatedAndHidden, 0), NEW.junctionIdListNames,
        NEW.junctionReferenceTo);
END;

-- What a person has settled (src/rules/prepare/).
CREATE TEMP TABLE synced_object_setting (object TEXT PRIMARY KEY);
CREATE TEMP TABLE sync_filter_setting (field TEXT PRIMARY KEY);
CREATE TEMP TABLE capability_setting (capability TEXT PRIMARY KEY);
CREATE TEMP TABLE band_setting (text TEXT PRIMARY KEY);

-- The fetch, the caller and the org of every case.
INSERT INTO run (started, tool_version, instance_url, api_version, scope)
VALUES ('2026-11-01T00:00:00Z', 'fixture', 'https://example.my.salesforce.com', '67.0', 'default');
INSERT INTO userinfo (user_id, organization_id, preferred_username, name, email, user_type, active,
                      is_salesforce_integration_user)
VALUES ('005000000000001AAA', '00D000000000001EAA', 'marketo.sync@example.com', 'Marketo Sync', 'marketo.sync@example.com',
        'STANDARD', 1, 0);
INSERT INTO organization (Id, Name, OrganizationType, IsSandbox, InstanceName)
VALUES ('00D000000000001EAA', 'Example', 'Enterprise Edition', 0, 'USA1');
INSERT INTO coverage (source, status) VALUES ('versions', 'ok'), ('identity', 'ok'), ('organization', 'ok'), ('global', 'ok');
