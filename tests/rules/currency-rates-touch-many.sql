-- case: just enough records, just too few; one currency; no amount; a count that failed
-- flags: Opportunity
-- message: ^100,000 records with 2 visible currency fields, and several currencies: a change of rates may queue them all$
-- severity: low
-- basis: possible
-- who: both
-- action: Hide currency fields that nobody uses from the sync user, and set rates at night
-- evidence: records=100000
-- evidence: currency_fields=["Amount","Margin__c"]
-- ignores: Account
-- ignores: Lead
-- ignores: Contact
-- ignores: Deal__c
INSERT INTO an_object (name) VALUES ('Opportunity'), ('Account'), ('Lead'), ('Contact'), ('Deal__c');
INSERT INTO an_object (name, state) VALUES ('DatedConversionRate', 'not_there');
INSERT INTO a_field (object, name, type) VALUES ('Opportunity', 'CurrencyIsoCode', 'picklist'), ('Opportunity', 'Margin__c', 'currency'),
    ('Opportunity', 'Amount', 'currency'), ('Opportunity', 'Share__c', 'percent'), ('Account', 'CurrencyIsoCode', 'picklist'),
    ('Account', 'Revenue__c', 'currency'), ('Lead', 'CurrencyIsoCode', 'picklist'), ('Contact', 'Budget__c', 'currency'),
    ('Deal__c', 'CurrencyIsoCode', 'picklist'), ('Deal__c', 'Price__c', 'currency');
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO object_usage (object, records) VALUES ('Opportunity', 100000), ('Account', 99999), ('Lead', 500000), ('Contact', 500000),
    ('Deal__c', 500000);

-- case: dated rates; a count that failed says nothing
-- flags: Opportunity
-- message: ^250,000 records with 1 visible currency field, and several currencies with dated rates
-- ignores: Account
INSERT INTO an_object (name) VALUES ('Opportunity'), ('Account'), ('DatedConversionRate');
INSERT INTO a_field (object, name, type) VALUES ('Opportunity', 'CurrencyIsoCode', 'picklist'), ('Opportunity', 'Amount', 'currency'),
    ('Account', 'CurrencyIsoCode', 'picklist'), ('Account', 'Revenue__c', 'currency');
INSERT INTO coverage (source, status) VALUES ('usage', 'ok');
INSERT INTO object_usage (object, records, refused) VALUES ('Opportunity', 250000, NULL), ('Account', 250000, 'too slow');
