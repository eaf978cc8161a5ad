-- What Marketo's sync can be used for, and the system permissions each use needs.
-- Source: reference
--     capability  text  persons, …
--     title       text  in words
--     source      text  where that is written
CREATE TEMP TABLE reference_capability (
    capability TEXT PRIMARY KEY,
    title      TEXT NOT NULL,
    source     TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO reference_capability VALUES
    ('persons', 'leads and contacts, both ways', 'Adobe: Understanding the Salesforce Sync'),
    ('convert', 'the flow step Convert Person', 'Adobe: Convert Person'),
    ('campaigns', 'campaigns and their members, both ways', 'Adobe: SFDC Sync - Campaign Sync'),
    ('tasks', 'the flow step Create Task, and activity sync', 'Adobe: SFDC Sync - Activity Sync'),
    ('templates', 'e-mail templates pushed to Salesforce', 'Adobe: Step 2 of 3, Create a Salesforce User for Marketo'),
    ('delete', 'the flow step Delete Person, which deletes in Salesforce too', 'Adobe: Step 2 of 3, Create a Salesforce User for Marketo');

-- The system permissions each capability needs.
-- Source: reference
--     capability  text  of reference_capability
--     permission  text  name in metadata
--     severity    text  of its absence
--     effect      text  what fails without it
CREATE TEMP TABLE reference_capability_permission (
    capability TEXT NOT NULL,
    permission TEXT NOT NULL,
    severity   TEXT NOT NULL,
    effect     TEXT NOT NULL,
    PRIMARY KEY (capability, permission)
) WITHOUT ROWID;

INSERT INTO reference_capability_permission VALUES
    ('persons', 'ApiEnabled', 'critical', 'nothing syncs'),
    ('convert', 'ConvertLeads', 'high', 'Convert Person fails'),
    ('tasks', 'EditTask', 'high', 'Create Task fails'),
    ('tasks', 'EditEvent', 'medium', 'events from Marketo fail'),
    ('templates', 'EditHtmlTemplates', 'medium', 'templates pushed to Salesforce fail'),
    ('templates', 'EditPublicDocuments', 'medium', 'templates pushed to Salesforce fail'),
    ('templates', 'EditPublicTemplates', 'medium', 'templates pushed to Salesforce fail');

-- Rights a sync user has no use for. Salesforce: "Permission Set" (Metadata API); the tiers are those of jetstream's permission
-- export (jetstreamapp/jetstream). View Setup is not among them: Manage Public Classic Email Templates brings it along.
-- Source: reference
--     permission  text  name in metadata
--     label       text  as Setup shows it
--     severity    text  of having it
--     effect      text  what it allows
CREATE TEMP TABLE reference_excess_permission (
    permission TEXT PRIMARY KEY,
    label      TEXT NOT NULL,
    severity   TEXT NOT NULL,
    effect     TEXT NOT NULL
) WITHOUT ROWID;

INSERT INTO reference_excess_permission VALUES
    ('ModifyAllData', 'Modify All Data', 'medium', 'it can read, change and delete every record'),
    ('ViewAllData', 'View All Data', 'medium', 'it can read every record of every object, and sharing keeps nothing from Marketo'),
    ('AuthorApex', 'Author Apex', 'medium', 'it can run code'),
    ('ManageUsers', 'Manage Users', 'medium', 'it can change other users, and reset their passwords'),
    ('ManageProfilesPermissionsets', 'Manage Profiles and Permission Sets', 'medium', 'it can give itself any right'),
    ('AssignPermissionSets', 'Assign Permission Sets', 'medium', 'it can give itself any right'),
    ('CustomizeApplication', 'Customize Application', 'medium', 'it can change objects, fields and automation'),
    ('ModifyMetadata', 'Modify Metadata Through Metadata API Functions', 'medium', 'it can change objects, fields and automation'),
    ('DataExport', 'Weekly Data Export', 'medium', 'it can take all data out of the org'),
    ('BulkApiHardDelete', 'Bulk API Hard Delete', 'medium', 'what it deletes cannot be restored'),
    ('TransferAnyEntity', 'Transfer Record', 'low', 'it can give records to other owners'),
    ('ViewEncryptedData', 'View Encrypted Data', 'medium', 'masked values reach Marketo in the clear'),
    ('ManageSharing', 'Manage Sharing', 'low', 'it can change who sees what');
