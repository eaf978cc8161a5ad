-- case: every function of the clock, also through another formula
-- flags: Lead.Age__c
-- message: uses TODAY(): its value changes by itself
-- severity: high
-- flags: Lead.Waiting__c
-- message: uses NOW()
-- flags: Opportunity.Hour__c
-- message: uses TIMENOW()
-- flags: Lead.Band__c
-- message: through Age__c uses TODAY()
-- basis: certain
-- who: both
-- action: Replace the formula by a stored value, or accept that it goes stale
-- evidence: kind=time
-- evidence: uses=TODAY
-- evidence: through=Age__c
-- evidence: type=string
-- ignores: Lead.Slogan__c
-- ignores: Lead.Comment__c
-- ignores: Lead.Today__c
-- ignores: Lead.Owner_Name__c
-- ignores: Lead.Birthday__c
-- ignores: Lead.mkto_si__Age__c
-- ignores: Product2.Age__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Opportunity'), ('Product2');
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES
    ('Lead', 'Age__c', 'double', 'TODAY() - DATEVALUE(CreatedDate)'),
    ('Lead', 'Waiting__c', 'double', 'now ( ) - CreatedDate'),
    ('Opportunity', 'Hour__c', 'string', 'TEXT(TIMENOW())'),
    ('Lead', 'Band__c', 'string', 'IF(Age__c > 30, "old", "new")'),
    ('Lead', 'Slogan__c', 'string', '"Call TODAY() and save " & FirstName'),
    ('Lead', 'Comment__c', 'string', '/* was NOW() once */ FirstName & " " & LastName'),
    ('Lead', 'Today__c', 'string', 'Today_Text__c & Known_Now__c'),
    ('Lead', 'Owner_Name__c', 'string', 'Owner:User.Name'),
    ('Lead', 'mkto_si__Age__c', 'double', 'TODAY() - DATEVALUE(CreatedDate)'),
    ('Product2', 'Age__c', 'double', 'TODAY() - DATEVALUE(CreatedDate)');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Birthday__c', 'date'), ('Lead', 'Today_Text__c', 'string');

-- case: the contact's formula is told on Contact
-- flags: Contact.Told__c
-- ignores: Account.Told__pc
INSERT INTO an_object (name) VALUES ('Contact'), ('Account');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Contact', 'Told__c', 'TODAY() - CreatedDate'), ('Account', 'Told__pc', 'TODAY() - CreatedDate');

-- case: what nobody in Marketo is known to use is to be decided on, as sure as ever
-- flags: Lead.Unused__c
-- message: does not move; no use found in Marketo (not seen: mails of the new editor)$
-- action: Decide: keep with a reason, or hide from the sync user
-- severity: high
-- flags: Lead.Used__c
-- message: does not move$
-- action: Replace the formula by a stored value, or accept that it goes stale
-- flags: Lead.Guess__c
-- action: Replace the formula by a stored value, or accept that it goes stale
-- flags: Lead.Unknown__c
-- action: Replace the formula by a stored value, or accept that it goes stale
-- ignores: Lead.Name
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, label, calculatedFormula) VALUES ('Lead', 'Name', 'Name', NULL), ('Lead', 'Unused__c', 'a', 'TODAY()'),
    ('Lead', 'Used__c', 'b', 'TODAY()'), ('Lead', 'Guess__c', 'Guessed', 'TODAY()'), ('Lead', 'Unknown__c', 'c', 'TODAY()');
INSERT INTO a_marketo_field (name, label) VALUES ('Unused__c', '1'), ('Used__c', '2'), ('g', 'Guessed');
INSERT INTO an_asset (type, id) VALUES ('form', '1');
INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'visibility rule', 'Used__c');

-- case: what stayed unseen stands beside
-- flags: Lead.Unused__c
-- message: does not move; no use found in Marketo (not seen: rules of 1 segmentation; mails of the new editor)$
-- ignores: Lead.Name
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Name', NULL), ('Lead', 'Unused__c', 'TODAY()');
INSERT INTO a_marketo_field (name) VALUES ('Unused__c');
INSERT INTO an_asset (type, id) VALUES ('segmentation', '1');

-- case: without smart lists nobody knows of uses
-- flags: Lead.Unused__c
-- message: does not move$
-- action: Replace the formula by a stored value, or accept that it goes stale
-- ignores: Lead.Name
INSERT INTO coverage (source, status) VALUES ('smart_list', 'not_permitted');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Name', NULL), ('Lead', 'Unused__c', 'TODAY()');
INSERT INTO a_marketo_field (name) VALUES ('Unused__c');
