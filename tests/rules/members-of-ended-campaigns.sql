-- case: most of them
-- flags: CampaignMember
-- message: 600,000 of 1,000,000 campaign members belong to inactive campaigns that ended over a year ago (60 %)
-- severity: low
-- basis: observed
-- who: salesforce
-- action: Archive campaigns that ended long ago
-- evidence: of_ended_campaigns=600000
-- evidence: members=1000000
INSERT INTO synced_object_setting VALUES ('Campaign');
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Campaign'), ('CampaignMember');
INSERT INTO object_usage (object, records) VALUES ('CampaignMember', 1000000);
INSERT INTO data_count VALUES ('of ended campaigns of CampaignMember', 'CampaignMember', 600000, NULL);

-- case: campaigns are not synced
-- ignores: CampaignMember
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Campaign'), ('CampaignMember');
INSERT INTO object_usage (object, records) VALUES ('CampaignMember', 1000000);
INSERT INTO data_count VALUES ('of ended campaigns of CampaignMember', 'CampaignMember', 600000, NULL);

-- case: just enough to matter, beside another fact and object
-- flags: CampaignMember
-- message: 100,000 of 100,000
INSERT INTO synced_object_setting VALUES ('Campaign');
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Campaign'), ('CampaignMember');
INSERT INTO object_usage (object, records) VALUES ('CampaignMember', 100000), ('Campaign', 100000);
INSERT INTO data_count VALUES ('of ended campaigns of CampaignMember', 'CampaignMember', 100000, NULL),
    ('members of Campaign', 'Campaign', 100000, NULL);

-- case: just above half
-- flags: CampaignMember
-- message: 500,001 of 1,000,000
INSERT INTO synced_object_setting VALUES ('Campaign');
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Campaign'), ('CampaignMember');
INSERT INTO object_usage (object, records) VALUES ('CampaignMember', 1000000);
INSERT INTO data_count VALUES ('of ended campaigns of CampaignMember', 'CampaignMember', 500001, NULL);

-- case: half
-- ignores: CampaignMember
INSERT INTO synced_object_setting VALUES ('Campaign');
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Campaign'), ('CampaignMember');
INSERT INTO object_usage (object, records) VALUES ('CampaignMember', 1000000);
INSERT INTO data_count VALUES ('of ended campaigns of CampaignMember', 'CampaignMember', 500000, NULL);

-- case: too few to matter
-- ignores: CampaignMember
INSERT INTO synced_object_setting VALUES ('Campaign');
INSERT INTO coverage (source, status) VALUES ('data', 'ok'), ('usage', 'ok');
INSERT INTO an_object (name) VALUES ('Campaign'), ('CampaignMember');
INSERT INTO object_usage (object, records) VALUES ('CampaignMember', 99999);
INSERT INTO data_count VALUES ('of ended campaigns of CampaignMember', 'CampaignMember', 99999, NULL);
