-- case: alike, more on one side, other on both, and campaigns that nobody read
-- flags: Campaign#2
-- severity: medium
-- basis: observed
-- message: ^program "More" (channel Webinar) and its campaign "Spring" differ: only in Salesforce Sent$
-- evidence: only_marketo=null
-- who: marketo
-- action: Put right in Marketo what works against the sync
-- evidence: program=2
-- evidence: campaign=701000000000002AAA
-- evidence: only_salesforce=Sent
-- flags: Campaign#3
-- message: differ: only in Marketo Attended, Invited; only in Salesforce Sent$
-- evidence: only_marketo=Attended, Invited
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead'), ('Campaign');
INSERT INTO a_marketo_field (name) VALUES ('email');
INSERT INTO marketo_channel_status VALUES ('Webinar', 'Invited'), ('Webinar', 'Attended');
INSERT INTO program_campaign VALUES ('701000000000001AAA', 'Winter'), ('701000000000002AAA', 'Spring'), ('701000000000003AAA', 'Summer'), ('701000000000005AAA', 'Unread');
INSERT INTO program_campaign_status VALUES ('701000000000001AAA', 'Invited'), ('701000000000001AAA', 'Attended'), ('701000000000002AAA', 'Invited'), ('701000000000002AAA', 'Attended'),
    ('701000000000002AAA', 'Sent'), ('701000000000003AAA', 'Sent');
INSERT INTO an_asset (type, id, name, channel, campaign) VALUES ('program', '1', 'Same', 'Webinar', '701000000000001'), ('program', '2', 'More', 'Webinar', '701000000000002AAA'),
    ('program', '3', 'Other', 'Webinar', '701000000000003AAA'), ('program', '4', 'Alone', 'Webinar', NULL), ('program', '5', 'Unread', 'Webinar', '701000000000005AAA'),
    ('program', '6', 'No channel', 'Fair', '701000000000003AAA');
