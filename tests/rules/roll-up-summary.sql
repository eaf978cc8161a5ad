-- case: calculated without a text
-- flags: Account.Open_Pipeline__c
-- message: roll-up summary (currency)
-- severity: medium
-- basis: certain
-- who: both
-- action: Decide: keep with a reason, or hide from the sync user
-- evidence: type=currency
-- ignores: Account.Number__c
-- ignores: Account.Age__c
-- ignores: Account.Units__c
-- ignores: Account.IsCustomer
-- ignores: Account.mkto_si__Hot_Leads__c
-- ignores: Order__c.Lines__c
INSERT INTO an_object (name) VALUES ('Account'), ('Order__c');
INSERT INTO a_field (object, name, type, calculated) VALUES
    ('Account', 'Open_Pipeline__c', 'currency', 1),
    ('Account', 'IsCustomer', 'boolean', 1),
    ('Account', 'mkto_si__Hot_Leads__c', 'double', 1),
    ('Order__c', 'Lines__c', 'double', 1);
INSERT INTO a_field (object, name, type, autoNumber) VALUES ('Account', 'Number__c', 'string', 1);
INSERT INTO a_field (object, name, type, calculatedFormula) VALUES ('Account', 'Age__c', 'double', 'TODAY() - Founded__c');
INSERT INTO a_field (object, name, type) VALUES ('Account', 'Units__c', 'double');
