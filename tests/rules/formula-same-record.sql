-- case: formulas over their own record
-- flags: Lead.Full__c
-- message: it moves when the record moves
-- severity: info
-- basis: certain
-- who: marketo
-- action: Nothing to change: know what arrives in Marketo
-- evidence: kind=same_record
-- evidence: type=string
-- flags: Lead.Both__c
-- ignores: Lead.FirstName
-- ignores: Lead.Age__c
-- ignores: Lead.Owner_Name__c
-- ignores: Lead.Page__c
-- ignores: Lead.Total__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES
    ('Lead', 'Full__c', 'string', 'FirstName & " " & LastName'),
    ('Lead', 'Both__c', 'string', 'Full__c & "!"'),
    ('Lead', 'Age__c', 'double', 'TODAY() - Born__c'),
    ('Lead', 'Owner_Name__c', 'string', 'Owner:User.Name'),
    ('Lead', 'Page__c', 'string', 'HYPERLINK("/" & Id, "Page")');
INSERT INTO a_field (object, name, type, calculated) VALUES ('Lead', 'Total__c', 'double', 1);
INSERT INTO a_field (object, name) VALUES ('Lead', 'FirstName'), ('Lead', 'Born__c');

-- case: the contact's formula is told on Contact
-- flags: Contact.Told__c
-- ignores: Account.Told__pc
INSERT INTO an_object (name) VALUES ('Contact'), ('Account');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Contact', 'Told__c', 'FirstName & "!"'), ('Account', 'Told__pc', 'FirstName & "!"');
