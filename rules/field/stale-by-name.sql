-- id: stale-by-name
-- title: Name says that the field is no longer used
-- severity: medium
-- basis: possible
-- category: field
-- practice: 2
-- needs: describe
-- catalogue: FLD-19
-- action: Decide: keep with a reason, or hide from the sync user
-- who: both
-- proposed: hide
-- param: pattern = '(?i)(?<![a-z0-9])(?:do[ _]?not[ _]?use(?![ _](?:e-?mail|phone|mail|for))|don.?t[ _]use|dnu|deprecated?|obsolete|unused(?![ _][a-z])|no[ _]longer[ _](?:used|needed)|not[ _]used(?![ _][a-z])|to[ _]be[ _](?:deleted|removed)|delete[ _]?me|superseded|covid(?:[ _-]?19)?|coronavirus)(?![a-z0-9])' | regular expression that a label or API name of a stale field matches; the two are lines of one text
-- param: marked = '(?im)(?:^(?:zzz?|xxx?|tmp|(?-i:TEMP)|temp(?=[ _-]?(?:$|field|value|id|key|notes?|flag|date)))(?:[ _-]|$)|[( _-]old\)?$|^old[ _](?:status|phone|e-?mail|id|value|field|score|owner|address|rating|source|stage|type|name|notes?|comments?|number|date)$|^test(?:[ _]?field)?[ _]?\d*$|[ _]backup$|^copy of |^legacy[ _](?:id|system|crm|field|key|status)(?:[ _]|$))' | regular expression for markers at the start or the end
-- param: events = '(?im)^(?:19|20)\d\d[ _](?:[a-z]+[ _])?(?:event|webinar|conference|summit|survey|campaign|trade ?show|promo(?:tion)?|party|roadshow)\b' | regular expression for something that happened once in a year
-- param: exempt = '(?i)^mkto' | regular expression of field names left alone
-- param: young = 90 | days in which a new field is not taken for a stale one
-- why: A field nobody fills any more becomes a Marketo field for good on the first sync, clutters smart lists and slows
--   the sync.
-- fix: Ask the owner of the field. If it is dead, clear Visible for the sync user before Sync Fields is pressed; never
--   delete a field only because Marketo does not need it.
-- risk: A name is only a hint. A hidden field's values freeze in Marketo: look at "Used By" there first.
-- undo: Tick Visible again; values arrive as records are next updated.
-- docs: https://experienceleague.adobe.com/en/docs/marketo/using/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/hide-a-salesforce-field-from-the-marketo-sync
SELECT object, field, printf('"%s" (%s) sounds no longer used', label, field) AS message,
       json_object('label', label, 'type', type) AS evidence
FROM (SELECT f.object, f.field, f.label, f.type,
             -- the label, and the API name's own words: ns__Old_Phone__c is read as Old_Phone
             f.label || char(10)
                 || replace(replace(CASE WHEN f.namespace IS NULL THEN f.field ELSE substr(f.field, length(f.namespace) + 3) END,
                                    '__pc', ''), '__c', '') AS words
      FROM synced_field f LEFT JOIN field_definition d ON d.object = f.object AND d.field = f.field
      WHERE f.custom AND NOT f.contact_copy AND f.field NOT REGEXP :exempt
        AND coalesce(julianday(:now) - julianday(substr(d.created, 1, 10)) >= :young, 1))
WHERE words REGEXP :pattern OR words REGEXP :marked OR words REGEXP :events
