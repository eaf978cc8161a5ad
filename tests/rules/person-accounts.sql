-- case: the field that comes with Person Accounts
-- flags: -
-- message: 2 visible custom fields of Account
-- severity: info
-- basis: certain
-- who: both
-- action: Nothing to change: plan for it
-- evidence: field=Account.IsPersonAccount
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Account'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES ('Account', 'IsPersonAccount', 'boolean'), ('Account', 'Tier__c', 'string'),
    ('Account', 'Hobby__pc', 'string'), ('Contact', 'Hobby__c', 'string');

-- case: an org without them
-- ignores: -
INSERT INTO an_object (name) VALUES ('Account'), ('Contact');
INSERT INTO a_field (object, name, type) VALUES ('Account', 'Is_Person_Account__c', 'boolean'), ('Contact', 'IsPersonAccount', 'boolean');
