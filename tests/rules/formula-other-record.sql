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
-- flags: Lead.Link__c
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
