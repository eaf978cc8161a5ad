-- case: the field that comes with several currencies
-- flags: -
-- message: 2 currency fields
-- severity: info
-- basis: certain
-- who: both
-- action: Nothing to change: plan for it
-- evidence: seen_on=["Account","Opportunity"]
-- ignores: Opportunity
INSERT INTO an_object (name) VALUES ('Opportunity'), ('Account');
INSERT INTO a_field (object, name, type) VALUES
    ('Opportunity', 'CurrencyIsoCode', 'picklist'), ('Account', 'CurrencyIsoCode', 'picklist'),
    ('Opportunity', 'Amount', 'currency'), ('Account', 'AnnualRevenue', 'currency');

-- case: an org with one currency
-- ignores: -
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO a_field (object, name, type) VALUES ('Opportunity', 'Amount', 'currency'), ('Opportunity', 'Currency__c', 'picklist');

-- case: seen on one object
-- flags: -
-- message: 0 currency fields
INSERT INTO an_object (name) VALUES ('Opportunity');
INSERT INTO a_field (object, name, type) VALUES ('Opportunity', 'CurrencyIsoCode', 'picklist');
