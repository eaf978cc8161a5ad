-- case: one type has its own ways, one does not, one is small
-- flags: Campaign#Webinar
-- message: 2 of 4 statuses are not on all of the 40 active campaigns of type Webinar: No Show (12), Attended Live (4)
-- severity: medium
-- basis: observed
-- who: both
-- action: Give campaigns of one type the same member statuses
-- evidence: campaigns=40
-- evidence: statuses=4
-- evidence: varying=2
INSERT INTO synced_object_setting VALUES ('Campaign');
INSERT INTO coverage (source, status) VALUES ('campaign_status', 'ok');
INSERT INTO an_object (name) VALUES ('Campaign'), ('CampaignMember');
INSERT INTO campaign_status VALUES ('Webinar', '', 40), ('Webinar', 'Invited', 40), ('Webinar', 'Attended', 39), ('Webinar', 'No Show', 12),
    ('Webinar', 'Attended Live', 4), ('Email', '', 20), ('Email', 'Sent', 20), ('Event', '', 4), ('Event', 'Came', 1);

-- case: campaigns do not sync
-- ignores: Campaign
INSERT INTO coverage (source, status) VALUES ('campaign_status', 'ok');
INSERT INTO an_object (name) VALUES ('Campaign');
INSERT INTO campaign_status VALUES ('Webinar', '', 40), ('Webinar', 'No Show', 12);

-- case: just enough campaigns, on just not enough of them, and the six that most have
-- flags: Campaign#Show
-- message: ^1 of 3 statuses are not on all of the 20 active campaigns of type Show: Met (18)$
-- flags: Campaign#Call
-- message: ^7 of 7 statuses are not on all of the 5 active campaigns of type Call: A (4), B (4), C (4), D (4), E (4), F (4)$
-- flags: Campaign#Long
-- message: ^1 of 2 statuses are not on all of the 1,000 active campaigns of type Long: Just not (949)$
-- ignores: CampaignMember
INSERT INTO synced_object_setting VALUES ('Campaign');
INSERT INTO coverage (source, status) VALUES ('campaign_status', 'ok');
INSERT INTO an_object (name) VALUES ('Campaign'), ('CampaignMember');
INSERT INTO campaign_status VALUES ('Show', '', 20), ('Show', 'Invited', 20), ('Show', 'Came', 19), ('Show', 'Met', 18), ('Call', '', 5),
    ('Long', '', 1000), ('Long', 'Just', 950), ('Long', 'Just not', 949);
INSERT INTO campaign_status SELECT 'Call', value, 4 FROM json_each('["A", "B", "C", "D", "E", "F", "G"]');

-- case: only members sync
-- ignores: CampaignMember
INSERT INTO synced_object_setting VALUES ('Campaign');
INSERT INTO coverage (source, status) VALUES ('campaign_status', 'ok');
INSERT INTO an_object (name) VALUES ('CampaignMember');
INSERT INTO campaign_status VALUES ('Webinar', '', 40), ('Webinar', 'No Show', 12);
