-- case: fields of the sync that nothing in Salesforce answers to
-- flags: -#Gone__c
-- severity: low
-- message: ^Marketo's Lost (Gone__c) is one of the sync's, and no such field of Salesforce is visible; no use found (not seen: mails of the new editor)$
-- evidence: uses=0
-- who: marketo
-- action: Put right in Marketo what works against the sync
-- evidence: marketo_field=Gone__c
-- evidence: label=Lost
-- flags: -#Used__c_contact
-- severity: medium
-- message: ; used by form "Contact us", smart list "A", smart list "B" and 1 more$
-- evidence: active_uses=1
-- flags: -#Three__c
-- severity: low
-- message: ; used by smart list "A", smart list "B", smart list "C"$
-- flags: -#made
-- flags: -#Both__c
-- severity: medium
-- message: Marketo's Both (Both__c) is one
-- message: ; used by form "Contact us", smart list "D"$
-- evidence: uses=2
-- evidence: active_uses=1
-- flags: -#opportunity.Both__c
-- message: Marketo's Deal (opportunity.Both__c) is one
-- evidence: uses=0
-- ignores: Lead.There__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');
INSERT INTO a_field (object, name) VALUES ('Lead', 'There__c');
INSERT INTO a_marketo_field (name, label, crm_managed, hidden, custom) VALUES ('Gone__c', 'Lost', 1, NULL, NULL), ('Used__c_contact', 'U', 1, 0, NULL), ('Three__c', 'V', 1, 0, 1),
    ('made', 'M', 1, 0, 1), ('There__c', 'T', 1, 0, 1), ('Own__c', 'O', 0, 0, 1), ('Hidden__c', 'H', 1, 1, 1), ('standard', 'S', 1, 0, 0);
INSERT INTO a_marketo_field (object, name) VALUES ('program member', 'P__c'), ('event__c', 'Both__c');
INSERT INTO a_marketo_field (object, name, label) VALUES ('lead', 'Both__c', 'Both'), ('company', 'Both__c', 'Of company'), ('opportunity', 'Both__c', 'Deal');
INSERT INTO an_asset (type, id, name) VALUES ('form', '1', 'Contact us'), ('smart list', '1', 'A'), ('smart list', '2', 'B'), ('smart list', '3', 'C'),
    ('smart list', '4', 'D');
INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'Used__c_contact'), ('smart list', '1', 'filter', 'Used__c_contact'),
    ('smart list', '2', 'filter', 'Used__c_contact'), ('smart list', '3', 'filter', 'Used__c_contact'), ('form', '1', 'form field', 'Both__c'),
    ('smart list', '1', 'filter', 'Three__c'), ('smart list', '2', 'filter', 'Three__c'), ('smart list', '3', 'filter', 'Three__c');
INSERT INTO marketo_mention (type, id, place, object, named, name) VALUES ('smart list', '4', 'filter', 'company', 'label', 'Of company');

-- case: without Opportunity nobody knows
-- ignores: Lead.There__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'There__c');
INSERT INTO a_marketo_field (name) VALUES ('Gone__c');

-- case: without campaigns nobody knows of uses; what was found is told
-- flags: -#Gone__c
-- message: no such field of Salesforce is visible$
-- evidence: uses=null
-- evidence: active_uses=null
-- flags: -#Used__c
-- message: ; used by form "Contact us"$
-- evidence: uses=1
-- ignores: Lead.There__c
INSERT INTO coverage (source, status) VALUES ('smart_campaign', 'not_permitted');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');
INSERT INTO a_field (object, name) VALUES ('Lead', 'There__c');
INSERT INTO a_marketo_field (name, custom) VALUES ('Gone__c', 1), ('Used__c', 1);
INSERT INTO an_asset (type, id, name) VALUES ('form', '1', 'Contact us');
INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'Used__c');

-- case: what stayed unseen stands beside
-- flags: -#Gone__c
-- message: ; no use found (not seen: rules of 1 segmentation; mails of the new editor)$
-- ignores: Lead.There__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');
INSERT INTO a_field (object, name) VALUES ('Lead', 'There__c');
INSERT INTO a_marketo_field (name, custom) VALUES ('Gone__c', 1);
INSERT INTO an_asset (type, id) VALUES ('segmentation', '1');
