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
