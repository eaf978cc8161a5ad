-- case: German, and custom objects sync
-- flags: -
-- message: the sync user's language is de
-- severity: low
-- basis: possible
-- who: salesforce
-- action: Set the sync user's language to English while custom objects are enabled
-- evidence: language=de
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET LanguageLocaleKey = 'de';
INSERT INTO synced_object_setting VALUES ('Visit__c');

-- case: German, and none syncs
-- ignores: -
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET LanguageLocaleKey = 'de';
INSERT INTO synced_object_setting VALUES ('Campaign');

-- case: British English
-- ignores: -
INSERT INTO a_container (name, kind) VALUES ('P', 'profile');
UPDATE setup_user SET LanguageLocaleKey = 'en_GB';
INSERT INTO synced_object_setting VALUES ('Visit__c');
