-- case: a session in a formula, in any spelling, alone, in a link, beside the clock
-- flags: Contact.Session_Key__c
-- message: ^holds a credential: $Api.Session_ID is the session id of whoever reads it, and the sync would copy its own into Marketo$
-- severity: high
-- basis: certain
-- who: salesforce
-- action: Hide formulas that give away a session from the sync user
-- proposed: hide
-- evidence: kind=credential
-- evidence: credential=$Api.Session_ID
-- evidence: type=string
-- flags: Contact.Portal_Link__c
-- message: GETSESSIONID()
-- flags: Contact.Spelled__c
-- flags: Contact.Parted__c
-- flags: Contact.Dated__c
-- flags: Contact.Commented__c
-- ignores: Contact.In_a_Text__c
-- ignores: Contact.In_a_Remark__c
-- ignores: Contact.Server__c
-- ignores: Contact.Named_So__c
-- ignores: Contact.Session_ID__c
-- ignores: Contact.Session_Link_Text__c
-- ignores: Case.Session__c
INSERT INTO an_object (name) VALUES ('Contact'), ('Case');
INSERT INTO a_field (object, name, calculatedFormula) VALUES
    ('Contact', 'Session_Key__c', '$Api.Session_ID'), ('Contact', 'Portal_Link__c', 'HYPERLINK("https://portal.example/?sid=" & GETSESSIONID(), "Open")'),
    ('Contact', 'Spelled__c', '"x" & $API.SESSION_id'), ('Contact', 'Parted__c', 'GetSessionId  ( )'), ('Contact', 'Dated__c', 'TEXT(TODAY()) & $Api . Session_ID'),
    ('Contact', 'Commented__c', '$Api./* the session */Session_ID'),
    ('Contact', 'In_a_Text__c', '"$Api.Session_ID" & ''GETSESSIONID()'' & Name'), ('Contact', 'In_a_Remark__c', 'Name /* GETSESSIONID() */'),
    ('Contact', 'Server__c', '$Api.Partner_Server_URL_660'), ('Contact', 'Named_So__c', 'Session_ID__c & My_GETSESSIONID(Name)'),
    ('Contact', 'Session_Link_Text__c', 'HYPERLINK("/?s={!$Api.Session_ID}", "a \" GETSESSIONID()")'), ('Case', 'Session__c', 'GETSESSIONID()');
INSERT INTO a_field (object, name) VALUES ('Contact', 'Session_ID__c');

-- case: handed on by other formulas, of the record and of its parents
-- flags: Contact.First__c
-- flags: Contact.Second__c
-- message: ^through First__c holds a credential
-- evidence: through=First__c
-- flags: Contact.Third__c
-- message: ^through Second__c holds
-- flags: Contact.Of_Account__c
-- message: ^through Account.Key__c holds a credential: GETSESSIONID()
-- flags: Contact.Of_Parent__c
-- message: ^through account.Parent.KEY__c holds
-- flags: Account.Key__c
-- flags: Contact.Key__c
-- ignores: Contact.Name_of_Account__c
-- ignores: Account.Key__pc
INSERT INTO an_object (name) VALUES ('Contact'), ('Account');
INSERT INTO a_field (object, name, type, relationshipName, referenceTo) VALUES
    ('Contact', 'AccountId', 'reference', 'Account', '["Account"]'), ('Account', 'ParentId', 'reference', 'Parent', '["Account"]');
INSERT INTO a_field (object, name, calculatedFormula) VALUES
    ('Contact', 'First__c', 'GETSESSIONID()'), ('Contact', 'Second__c', 'first__C & "x"'), ('Contact', 'Third__c', 'Second__c & Name'),
    ('Account', 'Key__c', 'GETSESSIONID()'), ('Contact', 'Of_Account__c', 'Account.Key__c'), ('Contact', 'Of_Parent__c', 'account.Parent.KEY__c'),
    ('Contact', 'Name_of_Account__c', 'Account.Name'), ('Contact', 'Key__c', 'GETSESSIONID()'), ('Account', 'Key__pc', 'GETSESSIONID()');

-- case: what Marketo uses is named, and is for people to decide
-- flags: Lead.Session__c
-- severity: high
-- message: copy its own into Marketo; used by form "Contact us"$
-- action: Take formulas that give away a session out of what uses them in Marketo, then hide them
-- proposed: decide
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account');
INSERT INTO a_field (object, name, calculatedFormula) VALUES ('Lead', 'Session__c', '$Api.Session_ID');
INSERT INTO a_marketo_field (name) VALUES ('Session__c');
INSERT INTO an_asset (type, id, name) VALUES ('form', '1', 'Contact us');
INSERT INTO a_use (type, id, place, name) VALUES ('form', '1', 'form field', 'Session__c');
