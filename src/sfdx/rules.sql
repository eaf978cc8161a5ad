-- The rules of changes (src/sfdx/change.sql), and what they found. Table lint_place has where the folder lies in the repository, the
-- revision it was
-- compared with (NULL = none), and the version.
CREATE TEMP TABLE source_rule (id TEXT PRIMARY KEY, severity TEXT NOT NULL, title TEXT NOT NULL, help TEXT NOT NULL);
INSERT INTO source_rule VALUES
    ('lint-settings', 'medium', 'Who the sync user is changes', 'The user that the base names is judged. Check that the new one is the '
        || 'one Marketo logs in as.'),
    ('lint-view-all-fields', 'high', 'View All Fields is new', 'Every field of the object becomes visible and syncs, those to come too. '
        || 'Grant fields one by one instead.'),
    ('lint-modify-all-records', 'high', 'Modify All Records is new', 'The sync needs Read, Create and Edit. Leave Modify All Records out.'),
    ('lint-view-all-records', 'medium', 'View All Records is new', 'Records that sharing kept from the sync user are read and synced.'),
    ('lint-system-permission', 'high', 'A system permission is new', 'Give the sync user what the sync needs and nothing else.'),
    ('lint-object-right-lost', 'critical', 'A right on an object is lost',
        'Without Read the object stops to sync, without Edit what Marketo writes fails. Put the right back.'),
    ('lint-field-visible', 'high', 'A field becomes visible', 'Marketo creates a field for it, for good, and reads every record again. '
        || 'Hide it from the sync user unless marketing wants it.'),
    ('lint-fields-visible', 'high', 'Fields become visible', 'Marketo creates a field for each, for good, and reads every record again.'),
    ('lint-field-right-lost', 'high', 'A right on a field is lost', 'Without Read its changes no longer reach Marketo, without Edit '
        || 'what Marketo writes fails.'),
    ('lint-fields-right-lost', 'high', 'Rights on fields are lost', 'A set that gave them went: give them by another, or put it back.'),
    ('lint-field-type', 'high', 'The type of a field changes', 'Marketo keeps the old type. Agree with marketing, and map a new field.'),
    ('lint-field-formula', 'high', 'A field becomes a formula', 'What Marketo writes to it fails, and changes of its value do not reach '
        || 'Marketo by themselves.'),
    ('lint-field-formula-changed', 'medium', 'A formula changes', 'Values in Marketo stay as they were until each record changes.'),
    ('lint-field-shorter', 'high', 'A field takes fewer characters', 'Longer values from Marketo are refused.'),
    ('lint-field-required', 'high', 'A field becomes required', 'Records that Marketo makes without it are refused. Give it a default.'),
    ('lint-field-unique', 'high', 'A field becomes unique', 'A second record with a value of it is refused.'),
    ('lint-field-restricted', 'high', 'A list of values is closed', 'Other values from Marketo are refused.'),
    ('lint-field-deleted', 'high', 'A field is deleted or renamed', 'Its field in Marketo stays and gets no value any more; under a new '
        || 'name a second one is made.'),
    ('lint-validation-rule', 'high', 'A validation rule may refuse Marketo', 'Let the sync user pass by a custom permission.');

CREATE TEMP TABLE IF NOT EXISTS source_finding (
    rule TEXT NOT NULL, severity TEXT NOT NULL, object TEXT, field TEXT, file TEXT NOT NULL, line INTEGER NOT NULL, message TEXT NOT NULL
);
CREATE TEMP TABLE IF NOT EXISTS base_broken (file TEXT, line INTEGER, reason TEXT);
CREATE TEMP TABLE IF NOT EXISTS base_unsure (root TEXT, name TEXT);
CREATE TEMP TABLE lint_finding AS
SELECT row_number() OVER (ORDER BY rank,
                          file, line, rule, object, field, message) AS number,
       rank AS severity_rank,
       rule, severity, object, field, (SELECT prefix FROM lint_place) || file AS file, line, message,
       replace(replace(replace(replace(replace(replace((SELECT prefix FROM lint_place) || file, '%', '%25'), ' ', '%20'), '#', '%23'),
           '?', '%3F'), '[', '%5B'), ']', '%5D') AS uri,
       rule || ':' || coalesce(object || coalesce('.' || field, ''), (SELECT prefix FROM lint_place) || file)
       || coalesce('#' || nullif(row_number() OVER (PARTITION BY rule, object, field, iif(object IS NULL, file, NULL) ORDER BY message),
           1), '') AS fingerprint
FROM source_finding JOIN reference_severity USING (severity);

-- What is not known, a line each: the answer is not whole then.
CREATE TEMP TABLE lint_gap AS
SELECT (SELECT prefix FROM lint_place) || file || ':' || line || ': ' || reason AS text FROM (SELECT * FROM source_broken ORDER BY file)
UNION ALL SELECT root || ' ''' || name || ''' is not in the folder, or not whole: what it gives is not known' FROM source_unsure
UNION ALL SELECT 'in the base: ' || file || ': ' || reason FROM base_broken
UNION ALL SELECT 'in the base: ' || root || ' ''' || name || ''' was not in the folder, or not whole: what it gave is not known'
    FROM base_unsure;
