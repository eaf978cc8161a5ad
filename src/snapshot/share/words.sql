-- Error texts without what people typed: the words they are made of, and what the org calls its fields and objects.
CREATE TEMP TABLE share_word (word TEXT PRIMARY KEY COLLATE NOCASE) WITHOUT ROWID;
INSERT OR IGNORE INTO share_word
SELECT value FROM json_each('["' || replace(
    'a access active activate activated address adobe already an and another any apex api are as at attempt authentication bad be because '
    || 'before by call campaign can cannot class code column com contact contacts converted could couldn cpu create created creating cross '
    || 'currently custom data date deactivated default delete deleted detected detail details did disabled distinct doesn does don due '
    || 'duplicate duplicates during e edit email enabled enter entity entry error errors exceeded exception exclusive '
    || 'execute execution existing '
    || 'expired external failed failure fault field fields filter flow following for found from full give grant has '
    || 'have https id ids if in inactive '
    || 'information insert inserted instead insufficient integrity invalid ip is isn it job key large last lead leads length level limit '
    || 'locked long lookup maintenance marketo match max maximum member merge message missing more must name no not null number object '
    || 'obtain of on one only operation opportunity or org organization owner parameter parent password permission person picklist please '
    || 'problem process profile query re read readonly recognized recognised record records reference referenced '
    || 'required rest restricted retry '
    || 'rights row rule running s salesforce save security sensitive server session setpassword sfdc share so sobject '
    || 'specified state status '
    || 'storage string such supported sync system t task text that the their there these this time to token too total '
    || 'trigger triggers type unable '
    || 'unavailable unexpected unhandled unique unknown up update updated updating use used user username users valid '
    || 'validation value values '
    || 'view was we when while who why with without write you your', ' ', '","') || '"]');
INSERT OR IGNORE INTO share_word
SELECT name FROM describe_field UNION SELECT name FROM describe_object UNION SELECT name FROM global_object
UNION SELECT coalesce(label, name) FROM describe_object;
-- A label is written in words, and as one: "Mobile Phone", "MobilePhone".
INSERT OR IGNORE INTO share_word
SELECT word.value FROM describe_field, json_each(regexp_all('\w+', label)) AS word WHERE label IS NOT NULL;

-- Texts that have become one are counted together.
CREATE TEMP TABLE share_error AS
SELECT error_type, object, error_words(details) AS details, sum(failures) AS failures, min(first_day) AS first_day,
    max(last_day) AS last_day
FROM main.marketo_error GROUP BY 1, 2, 3;
DELETE FROM main.marketo_error;
INSERT INTO main.marketo_error SELECT * FROM share_error;
