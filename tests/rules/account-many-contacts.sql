-- case: two of them
-- flags: Account
-- message: 2 accounts have more than 5,000 contacts
-- severity: medium
-- basis: observed
-- who: salesforce
-- action: Split accounts that collect contacts
-- evidence: accounts=2
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Account');
INSERT INTO data_count VALUES ('over 5,000 contacts of Account', 'Account', 2, NULL);

-- case: none
-- ignores: Account
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Account');
INSERT INTO data_count VALUES ('over 5,000 contacts of Account', 'Account', 0, NULL);

-- case: one, and another fact of accounts
-- flags: Account
-- message: 1 account has more
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Account');
INSERT INTO data_count VALUES ('over 5,000 contacts of Account', 'Account', 1, NULL), ('inactive owner of Account', 'Account', 9, NULL);
