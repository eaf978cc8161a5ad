-- case: one label, one of the two is Marketo's own
-- flags: Lead.Region__c#own_region
-- severity: low
-- basis: possible
-- message: ^"Region" is also a field of Marketo's own, own_region, which the sync does not fill$
-- evidence: uses=0
-- flags: Opportunity.Stage_Note__c#note
-- severity: medium
-- message: ; it has 1 use$
-- evidence: uses=1
-- flags: Account.Tier__c#tier
-- message: ; it has 2 uses$
-- severity: low
-- who: marketo
-- action: Put right in Marketo what works against the sync
-- evidence: marketo_field=tier
-- evidence: label=Tier
-- flags: Contact.Desk__c#desk
-- flags: Account.Level__c#level
-- severity: medium
-- message: ; it has 3 uses$
-- evidence: uses=3
-- ignores: Contact.Region__c
-- ignores: Lead.Managed__c
-- ignores: Lead.Flagged__c
-- ignores: Lead.mkto71_Lead_Score__c
-- ignores: Account.Grade__pc
-- ignores: Lead.Other__c
-- ignores: Lead.Stage_Note__c
-- ignores: Lead.Department
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');
INSERT INTO a_field (object, name, label) VALUES ('Lead', 'Region__c', 'Region'), ('Contact', 'Region__c', 'Region'), ('Lead', 'Managed__c', 'Managed'),
    ('Lead', 'Other__c', 'Other'), ('Opportunity', 'Stage_Note__c', 'Note'), ('Lead', 'Stage_Note__c', 'Note'), ('Account', 'Tier__c', 'Tier'),
    ('Contact', 'Desk__c', 'Desk'), ('Account', 'Level__c', 'Level'), ('Lead', 'Department', 'Department');
INSERT INTO a_marketo_field (object, name, label, crm_managed) VALUES ('lead', 'own_region', ' REGION ', 0), ('lead', 'managed', 'Managed', 1),
    ('opportunity', 'note', 'Note', 0), ('company', 'tier', 'Tier', 0), ('lead', 'desk', 'Desk', 0), ('lead', 'dep', 'Department', 0),
    ('company', 'size', 'Size', 0), ('company', 'level', 'Level', 0), ('lead', 'level', 'Level', 0), ('opportunity', 'level', 'Level', 0), ('lead', 'tier', 'Grade', 0);
INSERT INTO an_asset (type, id, live) VALUES ('smart campaign', '1', 1), ('smart campaign', '2', 0), ('smart campaign', '3', 0);
INSERT INTO marketo_mention (type, id, place, object, named, name) VALUES ('smart campaign', '1', 'filter', 'opportunity', 'label', 'Note'),
    ('smart campaign', '2', 'filter', 'company', 'label', 'Tier'), ('smart campaign', '3', 'filter', 'company', 'label', 'Tier');
-- Uses of other fields, of this object and of this name.
INSERT INTO marketo_mention (type, id, place, object, named, name) VALUES ('smart campaign', '1', 'filter', 'company', 'label', 'Size'),
    ('smart campaign', '1', 'filter', 'lead', 'label', 'Grade');
-- A company's field that the description of people has too is one.
INSERT INTO marketo_mention (type, id, place, object, named, name) VALUES ('smart campaign', '1', 'filter', 'company', 'label', 'Level'),
    ('smart campaign', '2', 'filter', 'company', 'label', 'Level'), ('smart campaign', '1', 'flow step', 'lead', 'label', 'Level');
-- A field of the contact as the account shows it.
INSERT INTO a_field (object, name, label) VALUES ('Contact', 'Grade__c', 'Contact grade'), ('Account', 'Grade__pc', 'Contact grade');
INSERT INTO a_marketo_field (object, name, label, crm_managed) VALUES ('company', 'own_grade', 'Contact grade', 0);
-- The sync's by its own word, though no map knows it; the default mapping's; and another object's of the name.
INSERT INTO a_field (object, name, label, type) VALUES ('Lead', 'Flagged__c', 'Flagged', 'boolean'), ('Lead', 'mkto71_Lead_Score__c', 'Score', 'double'),
    ('Opportunity', 'Any__c', 'Any', 'string');
INSERT INTO a_marketo_field (name, label, crm_managed) VALUES ('flagged', 'Flagged', 1), ('leadScore', 'Score', 0);
INSERT INTO a_marketo_field (object, name, soap_name) VALUES ('opportunity', 'own_region', 'Any__c');

-- case: without forms nobody knows of uses
-- flags: Lead.Region__c#own_region
-- message: which the sync does not fill$
-- evidence: uses=null
-- ignores: Lead.Other__c
INSERT INTO coverage (source, status) VALUES ('form', 'failed');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');
INSERT INTO a_field (object, name, label) VALUES ('Lead', 'Region__c', 'Region'), ('Lead', 'Other__c', 'Other');
INSERT INTO a_marketo_field (name, label, crm_managed) VALUES ('own_region', 'Region', 0);
