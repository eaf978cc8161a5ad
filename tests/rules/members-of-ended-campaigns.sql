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
