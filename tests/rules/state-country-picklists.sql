-- case: the fields that come with the picklists
-- flags: -
-- message: Territory Picklists are on
-- severity: info
-- basis: certain
-- who: both
-- action: Nothing to change: plan for it
-- evidence: seen_as=["Contact.MailingCountryCode","Lead.CountryCode","Lead.StateCode"]
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES ('Lead', 'StateCode', 'picklist'), ('Lead', 'CountryCode', 'picklist'),
    ('Contact', 'MailingCountryCode', 'picklist');

-- case: an org without them
-- ignores: -
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_field (object, name) VALUES ('Lead', 'State'), ('Lead', 'Country'), ('Lead', 'CountryCode__c');

-- case: seen on Account alone
-- flags: -
-- evidence: seen_as=["Account.BillingStateCode"]
INSERT INTO an_object (name) VALUES ('Account');
INSERT INTO a_field (object, name, type) VALUES ('Account', 'BillingStateCode', 'picklist');
