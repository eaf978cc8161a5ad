-- case: one field makes most of the changes
-- flags: Lead.Score__c
-- message: 90,000 changes in 30 days, 90 % of the changes tracked on Lead; 80 % of them by Enrichment
-- severity: high
-- evidence: tracked_since=2026-01-01T00:00:00Z
-- flags: Account.Score__c
-- message: 30,000 changes in 30 days, 100 % of the changes tracked on Account
-- basis: observed
-- who: both
-- action: Hide the field from the sync user, or change it less often
-- evidence: changes_30=30000
-- evidence: tracked_changes_30=30000
-- evidence: changes=40000
-- evidence: tracked_since=null
-- ignores: Lead.Status
-- ignores: Contact.Rare__c
INSERT INTO coverage (source, status) VALUES ('history', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Score__c'), ('Lead', 'Status'), ('Contact', 'Rare__c'), ('Account', 'Score__c');
INSERT INTO history_object VALUES ('Lead', 'LeadHistory', 500000, '2026-01-01T00:00:00Z', '2026-10-31T00:00:00Z');
INSERT INTO history_field VALUES ('Lead', 'Score__c', 400000, 90000, NULL, NULL), ('Lead', 'Status', 100000, 10000, NULL, NULL),
    ('Contact', 'Rare__c', 10, 9, NULL, NULL), ('Account', 'Score__c', 40000, 30000, NULL, NULL);
INSERT INTO history_user VALUES ('Lead', 'Score__c', '005000000000002AAA', 'Enrichment', 72000), ('Lead', 'Score__c', '005000000000003AAA', 'Jo', 18000),
    ('Account', 'Score__c', '005000000000002AAA', 'Enrichment', 15000);

-- case: what Marketo writes itself cannot be hidden
-- flags: Lead.mkto71_Lead_Score__c
-- severity: medium
-- who: marketo
-- action: Let Marketo write the value when it crosses a border that matters, not at each step
INSERT INTO coverage (source, status) VALUES ('history', 'ok');
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'mkto71_Lead_Score__c', 'double');
INSERT INTO history_field VALUES ('Lead', 'mkto71_Lead_Score__c', 400000, 90000, NULL, NULL);

-- case: just enough, just too few, and nobody stands out
-- flags: Lead.Score__c
-- message: ^30,000 changes in 30 days, 30 % of the changes tracked on Lead$
-- flags: Lead.Level__c
-- message: 40 % of the changes tracked on Lead; 75 % of them by Sam$
-- flags: Contact.Score__c
-- message: ^10,000 changes in 30 days, 100 % of the changes tracked on Contact$
-- ignores: Lead.Rank__c
-- ignores: Account.Score__c
-- ignores: Opportunity.LastModifiedDate
INSERT INTO coverage (source, status) VALUES ('history', 'ok');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');
INSERT INTO a_field (object, name) VALUES ('Lead', 'Score__c'), ('Lead', 'Level__c'), ('Lead', 'Rank__c'), ('Contact', 'Score__c'),
    ('Account', 'Score__c'), ('Opportunity', 'LastModifiedDate');
INSERT INTO history_field VALUES ('Lead', 'Score__c', 400000, 30000, NULL, NULL), ('Lead', 'Rank__c', 400000, 29999, NULL, NULL),
    ('Lead', 'Level__c', 400000, 40001, NULL, NULL), ('Contact', 'Score__c', 400000, 10000, NULL, NULL),
    ('Account', 'Score__c', 400000, 9999, NULL, NULL), ('Opportunity', 'LastModifiedDate', 90000, 90000, NULL, NULL);
INSERT INTO history_user VALUES ('Account', 'Score__c', '005000000000002AAA', 'Enrichment', 999999),
    ('Lead', 'Level__c', '005000000000002AAA', 'Sam', 30001), ('Lead', 'Score__c', '005000000000002AAA', 'Enrichment', 15000),
    ('Contact', 'Level__c', '005000000000002AAA', 'Enrichment', 99999);
