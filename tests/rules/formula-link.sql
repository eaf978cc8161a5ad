-- case: links and images over the record itself
-- flags: Lead.Map__c
-- severity: info
-- basis: certain
-- who: marketo
-- action: Nothing to change: know what arrives in Marketo
-- evidence: kind=link
-- evidence: type=string
-- flags: Lead.Traffic_Light__c
-- flags: Lead.Owner_Page__c
-- flags: Lead.Owner_Mail__c
-- message: ^its value is the markup of a link or an image, which reads Owner:User.Email$
-- flags: Lead.Light_of_the_Day__c
-- message: which reads TODAY
-- ignores: Lead.Session_Page__c
-- ignores: Lead.Website
-- ignores: Lead.Text__c
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES
    ('Lead', 'Map__c', 'string', 'HYPERLINK("https://maps.example.com/?q=" & City, "Map")'),
    ('Lead', 'Traffic_Light__c', 'string', 'IMAGE("/img/" & Rating__c & ".gif", "light")'),
    ('Lead', 'Owner_Page__c', 'string', 'HYPERLINK("/" & Owner:User.Id, "Owner")'),
    ('Lead', 'Owner_Mail__c', 'string', 'HYPERLINK("mailto:" & Owner:User.Email, "Write")'),
    ('Lead', 'Light_of_the_Day__c', 'string', 'IMAGE(IF(TODAY() > Due__c, "/red", "/green"), "light")'),
    ('Lead', 'Session_Page__c', 'string', 'HYPERLINK("/?sid=" & GETSESSIONID(), "Page")'),
    ('Lead', 'Text__c', 'string', '"IMAGE(" & City & ")"');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'Website', 'url'), ('Lead', 'City', 'string'), ('Lead', 'Rating__c', 'string');

-- case: the contact's formula is told on Contact
-- flags: Contact.Told__c
-- ignores: Account.Told__pc
INSERT INTO an_object (name) VALUES ('Contact'), ('Account');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Contact', 'Told__c', 'HYPERLINK("/" & Id, "Page")'), ('Account', 'Told__pc', 'HYPERLINK("/" & Id, "Page")');
