-- case: two of them
-- flags: Account
-- message: 2 accounts have more than 5,000 contacts
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Account');
INSERT INTO data_count VALUES ('over 5,000 contacts of Account', 'Account', 2, NULL);

-- case: none
-- ignores: Account
INSERT INTO coverage (source, status) VALUES ('data', 'ok');
INSERT INTO an_object (name) VALUES ('Account');
INSERT INTO data_count VALUES ('over 5,000 contacts of Account', 'Account', 0, NULL);
