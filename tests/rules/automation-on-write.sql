-- case: many, of both kinds
-- flags: Lead
-- message: 13 triggers and flows run on each record that is written: Apex trigger Route, Apex trigger pkg__Enrich, flow after save Score 01
-- message: flow after save Score 10 and 1 more
-- severity: medium
-- basis: possible
-- who: salesforce
-- action: Look through the triggers and flows that run when the sync writes
-- evidence: triggers=2
-- evidence: flows=11
-- ignores: Contact
INSERT INTO coverage (source, status) VALUES ('automation', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO setup_apex_trigger (Id, Name, TableEnumOrId, NamespacePrefix) VALUES ('01q1', 'Route', 'Lead', NULL),
    ('01q2', 'Enrich', 'Lead', 'pkg'), ('01q3', 'Route', 'Contact', NULL);
INSERT INTO setup_apex_trigger (Id, Name, TableEnumOrId, UsageBeforeInsert, UsageAfterInsert, UsageBeforeUpdate, UsageAfterUpdate)
    VALUES ('01q4', 'Deletions', 'Lead', 0, 0, 0, 0);
INSERT INTO setup_flow (DurableId, Label, TriggerType, TriggerObjectOrEventId) VALUES ('3002', 'Weekly', 'Scheduled', 'Lead');
INSERT INTO setup_flow (DurableId, Label, TriggerType, TriggerObjectOrEventId)
SELECT '3001' || value, printf('Score %02d', value), 'RecordAfterSave', 'Lead' FROM json_each('[1,2,3,4,5,6,7,8,9,10,11]');

-- case: one, and it fails
-- flags: Lead
-- severity: high
-- basis: observed
INSERT INTO coverage (source, status) VALUES ('automation', 'ok'), ('errors', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO setup_apex_trigger (Id, Name, TableEnumOrId) VALUES ('01q1', 'Route', 'Lead');
INSERT INTO marketo_error (error_type, object, details, failures) VALUES ('x', 'Lead',
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: Route: execution of BeforeUpdate', 12);

-- case: just enough, too few, exactly as many as are named
-- flags: Lead
-- message: ^10 triggers and flows
-- flags: Contact
-- message: flow after save Score 12$
-- ignores: Account
INSERT INTO coverage (source, status) VALUES ('automation', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO setup_flow (DurableId, Label, TriggerType, TriggerObjectOrEventId)
SELECT printf('3001%d%s', n.value, o.value), printf('Score %02d', n.value), 'RecordAfterSave', o.value
FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12]') n, json_each('["Lead", "Contact", "Account"]') o WHERE n.value <= 10 OR o.value <> 'Lead';

-- case: nine, and failures that have another reason or another object
-- ignores: Lead
INSERT INTO coverage (source, status) VALUES ('automation', 'ok'), ('errors', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO setup_flow (DurableId, Label, TriggerType, TriggerObjectOrEventId)
SELECT '3001' || value, printf('Score %02d', value), 'RecordAfterSave', 'Lead' FROM json_each('[1,2,3,4,5,6,7,8,9]');
INSERT INTO marketo_error (error_type, object, details, failures) VALUES ('x', 'Lead', 'DUPLICATES_DETECTED: Use one of these records?', 12),
    ('x', 'Contact', 'UNABLE_TO_LOCK_ROW: unable to obtain exclusive access', 12);
