-- case: nobody fills it and nothing was found that uses it
-- flags: Lead.Empty__c
-- severity: medium
-- basis: observed
-- message: ^no use found of Marketo's Empty__c (not seen: rules of 1 segmentation; mails of the new editor); in Salesforce empty, of 5,000 records$
-- evidence: salesforce=empty
-- evidence: uses=0
-- action: Decide: keep with a reason, or hide from the sync user
-- proposed: hide
-- who: both
-- evidence: marketo_field=Empty__c
-- evidence: match=exact
-- evidence: records=5000
-- evidence: filled=0
-- flags: Lead.Flag__c
-- severity: low
-- message: nowhere true, of 5,000 records$
-- flags: Lead.Stale__c
-- message: no recent value, of 5,000 records filled in 0.40 %, none since 2020-01-01$
-- ignores: Lead.Used__c
-- ignores: Lead.Idle_Use__c
-- ignores: Lead.Filled__c
-- ignores: Lead.Guess__c
-- ignores: Lead.Unknown__c
-- ignores: Lead.Young__c
-- ignores: Lead.Referenced__c
-- ignores: Contact.Few__c
-- ignores: Lead.Fax
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, label, type) VALUES ('Lead', 'Empty__c', 'a', 'string'), ('Lead', 'Flag__c', 'b', 'boolean'), ('Lead', 'Stale__c', 'c', 'string'),
    ('Lead', 'Used__c', 'd', 'string'), ('Lead', 'Idle_Use__c', 'e', 'string'), ('Lead', 'Filled__c', 'f', 'string'), ('Lead', 'Guess__c', 'Guessed', 'string'),
    ('Lead', 'Unknown__c', 'g', 'string'), ('Lead', 'Young__c', 'h', 'string'), ('Contact', 'Few__c', 'i', 'string'), ('Lead', 'Fax', 'Fax', 'phone'),
    ('Lead', 'Referenced__c', 'j', 'string');
INSERT INTO object_usage (object, records) VALUES ('Lead', 5000), ('Contact', 99);
INSERT INTO field_usage (object, field, method, filled, records, newest_created, newest_modified)
SELECT object, name, iif(type = 'boolean', 'true', 'counted'), CASE name WHEN 'Filled__c' THEN 4000 WHEN 'Stale__c' THEN 20 ELSE 0 END,
       iif(object = 'Lead', 5000, 99), iif(name = 'Stale__c', '2020-01-01T00:00:00Z', NULL), iif(name = 'Stale__c', '2020-01-01T00:00:00Z', NULL)
FROM describe_field;
INSERT INTO setup_field_definition (DurableId, "EntityDefinition.QualifiedApiName", QualifiedApiName)
SELECT 'Lead.00N00000000000' || substr('ABCDEFGHIJKLMNOP', position + 1, 1), 'Lead', name FROM describe_field WHERE object = 'Lead' AND name NOT IN ('Flag__c', 'Fax');
INSERT INTO setup_custom_field (Id, CreatedDate)
SELECT substr(DurableId, 6) || 'AAA', (SELECT date(started, iif(QualifiedApiName = 'Young__c', '-89 days', '-90 days')) FROM run) FROM setup_field_definition;
INSERT INTO reference_field (object, field, field_id, read) VALUES ('Lead', 'Referenced__c', '00N9', 1);
INSERT INTO reference_component (MetadataComponentType, MetadataComponentId, MetadataComponentName, RefMetadataComponentId) VALUES ('Flow', '301', 'Routing', '00N9');
INSERT INTO a_marketo_field (name, label) VALUES ('Empty__c', '1'), ('Flag__c', '2'), ('Stale__c', '3'), ('Used__c', '4'), ('Idle_Use__c', '5'), ('Filled__c', '6'),
    ('g', 'Guessed'), ('Young__c', '7'), ('Few__c', '8'), ('fax', 'Fax Number'), ('Referenced__c', '9');
INSERT INTO an_asset (type, id, live) VALUES ('form', '1', 1), ('form', '2', 0), ('segmentation', '3', 1);
INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'Used__c'), ('form', '2', 'visibility rule', 'Idle_Use__c');

-- case: enough records, and all of Marketo seen
-- flags: Lead.Empty__c
-- message: ^no use found of Marketo's Empty__c (not seen: mails of the new editor); in Salesforce empty, of 100 records$
-- ignores: Lead.mkto_Empty__c
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Empty__c'), ('Lead', 'mkto_Empty__c');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100);
INSERT INTO field_usage (object, field, method, filled, records) VALUES ('Lead', 'Empty__c', 'counted', 0, 100), ('Lead', 'mkto_Empty__c', 'counted', 0, 100);
INSERT INTO a_marketo_field (name) VALUES ('Empty__c'), ('mkto_Empty__c');

-- case: campaigns could not be read
-- status: skipped
-- ignores: Lead.Empty__c
INSERT INTO coverage (source, status) VALUES ('usage', 'ok'), ('smart_campaign', 'not_permitted');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Empty__c');
INSERT INTO object_usage (object, records) VALUES ('Lead', 5000);
INSERT INTO field_usage (object, field, method, filled, records) VALUES ('Lead', 'Empty__c', 'counted', 0, 5000);
INSERT INTO a_marketo_field (name) VALUES ('Empty__c');

-- case: whole sources that were not read come first, and the rest is counted
-- flags: Lead.Empty__c
-- message: ^no use found of Marketo's Empty__c (not seen: email: not permitted (no Read-Only Asset); snippet: failed; content of 1 landing page: removed and 3 more); in
-- ignores: Lead.Fax
INSERT INTO coverage (source, status, reason) VALUES ('usage', 'ok', ''), ('email', 'not_permitted', 'no Read-Only Asset'), ('snippet', 'failed', '');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Empty__c', 'string'), ('Lead', 'Fax', 'phone');
INSERT INTO object_usage (object, records) VALUES ('Lead', 100);
INSERT INTO field_usage (object, field, method, filled, records) VALUES ('Lead', 'Empty__c', 'counted', 0, 100);
INSERT INTO a_marketo_field (name) VALUES ('Empty__c');
INSERT INTO an_asset (type, id) VALUES ('segmentation', '1'), ('form', '2'), ('landing page', '3');
INSERT INTO marketo_unread VALUES ('landing page', '3', 'content', 'removed');
INSERT INTO a_use (type, id, place, name) VALUES ('form', '2', 'form field', 'Nobody');
