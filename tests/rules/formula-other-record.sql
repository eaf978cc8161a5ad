-- case: paths to other records, also through another formula
-- flags: Contact.Owner__c
-- message: reads Account.Owner.Name; when that changes
-- severity: medium
-- flags: Lead.Phone_of_Owner__c
-- message: reads Owner:User.Phone
-- flags: Contact.Line__c
-- message: through Owner__c reads Account.Owner.Name
-- basis: certain
-- who: both
-- action: Replace the formula by a stored value, or accept that it goes stale
-- evidence: kind=other_record
-- evidence: reads=Account.Owner.Name
-- evidence: through=Owner__c
-- evidence: type=string
-- flags: Contact.Site_Name__c
-- message: Site__r.Name
-- flags: Lead.Profile__c
-- message: $User.Department
-- ignores: Lead.Link__c
-- ignores: Contact.Text__c
-- ignores: Contact.Kind__c
-- ignores: Contact.Age__c
-- ignores: Contact.Number__c
-- ignores: Contact.Name
-- ignores: Contact.mkto_si__Owner__c
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES
    ('Contact', 'Owner__c', 'string', 'Account.Owner.Name'),
    ('Lead', 'Phone_of_Owner__c', 'string', 'Owner:User.Phone'),
    ('Contact', 'Line__c', 'string', 'FirstName & " / " & Owner__c'),
    ('Contact', 'Site_Name__c', 'string', 'Site__r.Name'),
    ('Lead', 'Profile__c', 'string', 'IF($User.Department = "Sales", "a", "b")'),
    ('Lead', 'Link__c', 'string', 'HYPERLINK("https://example.com/" & Owner:User.Alias, "Book")'),
    ('Contact', 'Text__c', 'string', '"see Account.Name" & FirstName'),
    ('Contact', 'Kind__c', 'string', 'RecordType.Name & $Label.Greeting'),
    ('Contact', 'Age__c', 'double', 'TODAY() - Account.Founded__c'),
    ('Contact', 'Number__c', 'double', 'Units__c * 1.19'),
    ('Contact', 'mkto_si__Owner__c', 'string', 'Account.Owner.Name');
INSERT INTO a_field (object, name) VALUES ('Contact', 'Name'), ('Contact', 'Units__c');

-- case: the contact's formula is told on Contact
-- flags: Contact.Told__c
-- ignores: Account.Told__pc
INSERT INTO an_object (name) VALUES ('Contact'), ('Account');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Contact', 'Told__c', 'Account.Owner.Name'), ('Account', 'Told__pc', 'Account.Owner.Name');

-- case: the Id of a parent is what the record holds; of a parent's parent it is not
-- flags: Contact.Name_of_Account__c
-- flags: Contact.Account_Owner__c
-- message: reads Account.Owner.Id; when that changes
-- ignores: Contact.Account_15__c
-- ignores: Contact.Account_18__c
-- ignores: Contact.Owner_Id__c
-- ignores: Contact.Site_Id__c
-- ignores: Contact.Own__c
INSERT INTO an_object (name) VALUES ('Contact');
INSERT INTO a_field (object, name, calculatedFormula) VALUES
    ('Contact', 'Account_15__c', 'Account.Id'), ('Contact', 'Account_18__c', 'casesafeid( Account . ID )'), ('Contact', 'Owner_Id__c', 'Owner:User.Id'),
    ('Contact', 'Site_Id__c', 'Site__r.Id'), ('Contact', 'Own__c', 'Contact.Account.Id'), ('Contact', 'Name_of_Account__c', 'CASESAFEID(Account.Id) & Account.Name'),
    ('Contact', 'Account_Owner__c', 'Account.Owner.Id');

-- case: whose value it is; who made the record; what roll-ups bring in
-- flags: Account.Reader__c
-- message: ^reads $User.Email, which is whose the reader is: Marketo gets the sync user's own in every record$
-- severity: medium
-- flags: Account.Reader_Profile__c
-- message: the sync user's own
-- flags: Account.Reader_Role__c
-- message: the sync user's own
-- flags: Account.Company__c
-- message: the sync user's own
-- flags: Account.Settings__c
-- message: reads $Setup.Limits__c.Max__c; when that changes
-- flags: Account.Maker__c
-- message: reads CreatedBy.Name, which hardly ever changes
-- severity: info
-- who: marketo
-- action: Nothing to change: know what arrives in Marketo
-- flags: Account.Maker_and_Owner__c
-- message: reads Owner.Name; when
-- severity: medium
-- flags: Account.Head_of_Maker__c
-- message: reads CreatedBy.Manager.Name; when
-- flags: Account.Over_Total__c
-- message: ^reads the roll-up Total__c, which other records make; they queue the Account for the sync$
-- severity: low
-- flags: Account.Twice_Over_Total__c
-- message: ^through Over_Total__c reads the roll-up Total__c
-- severity: low
-- ignores: Account.Total__c
-- ignores: Account.Server__c
-- ignores: Account.Plain__c
INSERT INTO an_object (name) VALUES ('Account');
INSERT INTO a_field (object, name, type, calculated) VALUES ('Account', 'Total__c', 'currency', 1);
INSERT INTO a_field (object, name, calculatedFormula) VALUES
    ('Account', 'Reader__c', '$User.Email'), ('Account', 'Reader_Profile__c', '$Profile.Name'), ('Account', 'Reader_Role__c', '$userrole.Name'),
    ('Account', 'Company__c', '$Organization.Country'), ('Account', 'Settings__c', '$Setup.Limits__c.Max__c'),
    ('Account', 'Maker__c', 'CreatedBy.Name'), ('Account', 'Maker_and_Owner__c', 'CreatedBy.Name & Owner.Name'), ('Account', 'Head_of_Maker__c', 'CreatedBy.Manager.Name'),
    ('Account', 'Over_Total__c', 'Total__c * 2'), ('Account', 'Twice_Over_Total__c', 'Over_Total__c * 2'),
    ('Account', 'Server__c', '$Api.Partner_Server_URL_660'), ('Account', 'Plain__c', 'Name');

-- case: what nobody in Marketo is known to use is to be decided on, as sure as ever
-- flags: Lead.Unused__c
-- message: does not move; no use found in Marketo (not seen: mails of the new editor)$
-- action: Decide: keep with a reason, or hide from the sync user
-- severity: medium
-- flags: Lead.Used__c
-- message: does not move$
-- action: Replace the formula by a stored value, or accept that it goes stale
-- flags: Lead.Guess__c
-- action: Replace the formula by a stored value, or accept that it goes stale
-- flags: Lead.Unknown__c
-- action: Replace the formula by a stored value, or accept that it goes stale
-- ignores: Lead.Name
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, label, calculatedFormula) VALUES ('Lead', 'Name', 'Name', NULL), ('Lead', 'Unused__c', 'a', 'Owner.Name'),
    ('Lead', 'Used__c', 'b', 'Owner.Name'), ('Lead', 'Guess__c', 'Guessed', 'Owner.Name'), ('Lead', 'Unknown__c', 'c', 'Owner.Name');
INSERT INTO a_marketo_field (name, label) VALUES ('Unused__c', '1'), ('Used__c', '2'), ('g', 'Guessed');
INSERT INTO an_asset (type, id) VALUES ('form', '1');
INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'visibility rule', 'Used__c');

-- case: what stayed unseen stands beside
-- flags: Lead.Unused__c
-- message: does not move; no use found in Marketo (not seen: rules of 1 segmentation; mails of the new editor)$
-- ignores: Lead.Name
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Name', NULL), ('Lead', 'Unused__c', 'Owner.Name');
INSERT INTO a_marketo_field (name) VALUES ('Unused__c');
INSERT INTO an_asset (type, id) VALUES ('segmentation', '1');

-- case: without smart lists nobody knows of uses
-- flags: Lead.Unused__c
-- message: does not move$
-- action: Replace the formula by a stored value, or accept that it goes stale
-- ignores: Lead.Name
INSERT INTO coverage (source, status) VALUES ('smart_list', 'not_permitted');
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Name', NULL), ('Lead', 'Unused__c', 'Owner.Name');
INSERT INTO a_marketo_field (name) VALUES ('Unused__c');
