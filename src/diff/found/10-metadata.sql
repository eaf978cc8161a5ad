-- What differs between the objects and fields of the two sides, one row per difference.

DROP TABLE IF EXISTS temp.diff_found;
CREATE TEMP TABLE diff_found (
    code      TEXT NOT NULL,
    object    TEXT NOT NULL,
    field     TEXT,
    attribute TEXT NOT NULL DEFAULT '',
    before    TEXT,
    after     TEXT,
    fields    INTEGER NOT NULL DEFAULT 1, -- how many fields it is about
    matters   INTEGER NOT NULL,           -- 1 = the sync or Marketo has to do with it
    basis     TEXT NOT NULL DEFAULT 'certain',
    message   TEXT NOT NULL
);
CREATE INDEX temp.diff_found_object ON diff_found (object, field);

INSERT INTO diff_found (code, object, fields, matters, message)
SELECT 'object-visible', o.object, (SELECT count(*) FROM now.field f WHERE f.object = o.object), o.fields_sync,
       printf('the sync user now sees %s with %d fields', o.object, (SELECT count(*) FROM now.field f WHERE f.object = o.object))
FROM diff_object o WHERE o.before_state = 'gone' AND o.now_state = 'ok'
UNION ALL
SELECT 'object-gone', o.object, (SELECT count(*) FROM before.field f WHERE f.object = o.object),
       o.fields_sync OR b.synced = 'automatic',
       printf('the sync user no longer sees %s and its %d fields', o.object,
              (SELECT count(*) FROM before.field f WHERE f.object = o.object))
FROM diff_object o JOIN before.object b ON b.object = o.object
WHERE o.before_state = 'ok' AND o.now_state = 'gone';

INSERT INTO diff_found (code, object, attribute, before, after, matters, message)
SELECT 'object-' || r.name || CASE WHEN r.after THEN '-gained' ELSE '-lost' END, r.object, r.name,
       CASE WHEN r.before THEN 'Yes' ELSE 'No' END, CASE WHEN r.after THEN 'Yes' ELSE 'No' END,
       coalesce(CASE r.name WHEN 'create' THEN w.needs_create WHEN 'edit' THEN w.needs_edit ELSE w.needs_delete END = 'yes', 0),
       printf('the sync user %s %s %s', CASE WHEN r.after THEN 'may now' ELSE 'may no longer' END, r.name, r.object)
FROM (SELECT n.object, 'create' AS name, b.can_create AS before, n.can_create AS after
      FROM now.object n JOIN before.object b ON b.object = n.object
      UNION ALL
      SELECT n.object, 'edit', b.can_edit, n.can_edit FROM now.object n JOIN before.object b ON b.object = n.object
      UNION ALL
      SELECT n.object, 'delete', b.can_delete, n.can_delete FROM now.object n JOIN before.object b ON b.object = n.object) AS r
JOIN diff_object o ON o.object = r.object AND o.before_state = 'ok' AND o.now_state = 'ok'
LEFT JOIN reference_object_right w ON w.object = r.object
WHERE r.before IS NOT r.after AND r.before IS NOT NULL AND r.after IS NOT NULL;

INSERT INTO diff_found (code, object, attribute, before, after, matters, message)
SELECT 'object-label', n.object, 'label', b.label, n.label, o.fields_sync, printf('label: %s, was %s', n.label, b.label)
FROM now.object n
JOIN before.object b ON b.object = n.object
JOIN diff_object o ON o.object = n.object AND o.before_state = 'ok' AND o.now_state = 'ok'
WHERE n.label IS NOT b.label;

INSERT INTO diff_found (code, object, field, attribute, before, after, matters, basis, message)
SELECT 'field-renamed', n.object, n.field, 'name', b.field, n.field, n.syncs OR b.syncs, r.basis,
       printf(CASE r.basis WHEN 'certain' THEN 'was %s before' ELSE 'looks like %s under a new name: type, length and label are alike'
              END, b.field)
FROM diff_rename r
JOIN now.field n ON n.rowid = r.now_row
JOIN before.field b ON b.rowid = r.before_row;

INSERT INTO diff_found (code, object, field, after, matters, message)
-- One that marketing has asked for is no alarm.
SELECT 'field-visible', n.object, n.field, iif(n.decided IS NOT NULL, 'marketing needs it: ' || n.decided, NULL),
       n.syncs AND coalesce(n.decided, '') <> 'yes',
       printf('%s, %s', n.label, n.type)
           -- What is there already travels only when the record changes next.
           || iif(u.method = 'counted' AND u.filled > 0, printf('; %,d record%s a value already', u.filled,
                                                                iif(u.filled = 1, ' has', 's have')), '')
FROM diff_new JOIN now.field n ON n.rowid = row
LEFT JOIN now.usage_field u ON u.object = n.object AND u.field = n.field
WHERE row NOT IN (SELECT now_row FROM diff_rename)
UNION ALL
SELECT 'field-gone', b.object, b.field, NULL, b.syncs, printf('%s, %s', b.label, b.type)
FROM diff_gone JOIN before.field b ON b.rowid = row
WHERE row NOT IN (SELECT before_row FROM diff_rename);

-- What a difference of an attribute means. What follows from another difference is not said again: kind, type and rights from
-- a formula, length and digits from a type.
INSERT INTO diff_found (code, object, field, attribute, before, after, matters, message)
SELECT code, object, field, attribute, before, after, matters,
       CASE
           WHEN length(coalesce(before, '')) + length(coalesce(after, '')) > 200 THEN printf('another %s', name)
           ELSE printf('%s: %s, was %s', name, coalesce(after, 'none'), coalesce(before, 'none'))
       END
FROM (
    SELECT n.object, n.field, a.attribute,
           CASE WHEN yesno.attribute IS NULL OR a.before IS NULL THEN a.before WHEN CAST(a.before AS INTEGER) THEN 'Yes' ELSE 'No' END
               AS before,
           CASE WHEN yesno.attribute IS NULL OR a.after IS NULL THEN a.after WHEN CAST(a.after AS INTEGER) THEN 'Yes' ELSE 'No' END
               AS after,
           CASE a.attribute
               WHEN 'type' THEN 'field-type'
               WHEN 'length' THEN iif(CAST(a.after AS INTEGER) < CAST(a.before AS INTEGER), 'field-shortened', 'field-lengthened')
               WHEN 'precision' THEN 'field-number'
               WHEN 'scale' THEN 'field-number'
               WHEN 'formula' THEN CASE WHEN a.before IS NULL THEN 'field-became-formula' WHEN a.after IS NULL THEN 'field-no-formula'
                                        ELSE 'field-formula' END
               WHEN 'formula_kind' THEN 'field-formula-kind'
               WHEN 'roll_up' THEN iif(CAST(a.after AS INTEGER), 'field-became-formula', 'field-no-formula')
               WHEN 'required' THEN iif(CAST(a.after AS INTEGER), 'field-required', 'field-optional')
               WHEN 'can_edit' THEN iif(CAST(a.after AS INTEGER), 'field-writable', 'field-read-only')
               WHEN 'is_unique' THEN iif(CAST(a.after AS INTEGER), 'field-unique', 'field-other')
               WHEN 'restricted_picklist' THEN iif(CAST(a.after AS INTEGER), 'field-restricted', 'field-other')
               WHEN 'encrypted' THEN 'field-encrypted'
               WHEN 'label' THEN 'field-label'
               WHEN 'reference_to' THEN 'field-reference'
               ELSE 'field-other'
           END AS code,
           CASE a.attribute
               -- Only what Marketo may write, or must send, can go wrong on the way to Salesforce.
               WHEN 'can_edit' THEN n.marketo_writes OR n.object = 'CampaignMember' AND n.syncs AND n.custom
               WHEN 'required' THEN n.object IN ('Lead', 'Contact')
               WHEN 'length' THEN n.marketo_writes
               WHEN 'is_unique' THEN n.marketo_writes
               WHEN 'restricted_picklist' THEN n.marketo_writes
               ELSE n.syncs
           END AS matters,
           coalesce(yesno.name, replace(a.attribute, '_', ' ')) AS name
    FROM diff_attribute a
    JOIN now.field n ON n.rowid = a.now_row
    LEFT JOIN (SELECT column1 AS attribute, column2 AS name
               FROM (VALUES ('can_edit', 'editable'), ('can_create', 'can be set on create'), ('required', 'required'),
                            ('roll_up', 'roll-up summary'), ('auto_number', 'auto-number'), ('is_unique', 'unique'),
                            ('external_id', 'external id'), ('restricted_picklist', 'restricted'), ('encrypted', 'encrypted'))
              ) AS yesno ON yesno.attribute = a.attribute
    WHERE NOT (a.attribute IN ('formula_kind', 'type', 'length', 'precision', 'scale', 'can_edit', 'can_create')
               AND EXISTS (SELECT 1 FROM diff_attribute f WHERE f.now_row = a.now_row AND f.attribute = 'formula'))
      AND NOT (a.attribute IN ('length', 'precision', 'scale')
               AND EXISTS (SELECT 1 FROM diff_attribute f WHERE f.now_row = a.now_row AND f.attribute = 'type'))
      AND NOT (a.attribute = 'can_create'
               AND EXISTS (SELECT 1 FROM diff_attribute f WHERE f.now_row = a.now_row AND f.attribute = 'can_edit'))
      -- An object that may no longer be edited says it once, for all of its fields.
      AND NOT (a.attribute IN ('can_edit', 'can_create')
               AND EXISTS (SELECT 1 FROM diff_found o
                           WHERE o.object = n.object AND o.field IS NULL AND 'can_' || o.attribute = a.attribute))
);

-- Up to 20 custom fields of members are mapped by hand, and nothing tells which: Adobe, Program Member Custom Field Sync.
UPDATE diff_found SET message = message || '; if Marketo syncs it with a field of program members, that mapping is gone without a word'
WHERE object = 'CampaignMember' AND field GLOB '*__c' AND code IN ('field-renamed', 'field-type');

-- Values that one side alone has, of a picklist of both.
INSERT INTO diff_found (code, object, field, attribute, before, after, matters, message)
WITH list AS MATERIALIZED (
    SELECT p.now_row, coalesce(was."values", '[]') AS before, coalesce(now."values", '[]') AS after
    FROM now.field n
    JOIN diff_pair p ON p.now_row = n.rowid
    JOIN before.field b ON b.rowid = p.before_row AND b.type IN ('picklist', 'multipicklist', 'combobox')
    LEFT JOIN now.picklist now ON now.object = n.object AND now.field = n.field
    LEFT JOIN before.picklist was ON was.object = b.object AND was.field = b.field
    WHERE n.type IN ('picklist', 'multipicklist', 'combobox') AND now."values" IS NOT was."values"
),
difference AS (
    SELECT now_row, 1 AS after, v.value FROM list, json_each(after) AS v WHERE v.value NOT IN (SELECT value FROM json_each(before))
    UNION
    SELECT now_row, 0, v.value FROM list, json_each(before) AS v WHERE v.value NOT IN (SELECT value FROM json_each(after))
)
SELECT CASE WHEN w.after THEN 'picklist-new' ELSE 'picklist-gone' END, n.object, n.field, 'values',
       CASE WHEN w.after THEN NULL ELSE w.words END, CASE WHEN w.after THEN w.words END, n.syncs,
       printf('%d %s %s: ', w.count, iif(w.count = 1, 'value', 'values'), iif(w.after, 'added', 'removed'))
       || CASE WHEN length(w.words) > 200 THEN substr(w.words, 1, 200) || '…' ELSE w.words END
FROM (SELECT now_row, after, count(*) AS count, group_concat(value, '; ') AS words
      FROM (SELECT * FROM difference ORDER BY now_row, after, value) GROUP BY now_row, after) AS w
JOIN now.field n ON n.rowid = w.now_row;
