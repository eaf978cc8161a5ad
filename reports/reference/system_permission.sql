-- System permissions the set-up page gives the sync user's profile.
-- Source: reference
--     permission  text  name in metadata
--     label       text  as Setup shows it
--     need        text  required, recommended, dependency
--     why         text  what it is needed for
--     source      text  where that is written
--     confidence  text  documented, community, inferred
CREATE TEMP TABLE reference_system_permission (
    permission TEXT PRIMARY KEY, -- name in metadata; the column of PermissionSet is Permissions<name>
    label      TEXT NOT NULL,
    need       TEXT NOT NULL CHECK (need IN ('required', 'recommended', 'dependency')),
    why        TEXT NOT NULL,
    source     TEXT NOT NULL,
    confidence TEXT NOT NULL CHECK (confidence IN ('documented', 'community', 'inferred'))
) WITHOUT ROWID;

INSERT INTO reference_system_permission
SELECT column1, column2, column3, column4, 'Adobe: Step 2 of 3, Create a Salesforce User for Marketo', 'documented' FROM (VALUES
    ('ApiEnabled', 'API Enabled', 'required', 'without it nothing syncs'),
    ('EditHtmlTemplates', 'Edit HTML Templates', 'required', 'e-mail templates are pushed to Salesforce'),
    ('EditPublicDocuments', 'Manage Public Documents', 'required', 'e-mail templates are pushed to Salesforce'),
    ('EditPublicTemplates', 'Manage Public Classic Email Templates', 'required', 'e-mail templates are pushed to Salesforce'),
    ('PasswordNeverExpires', 'Password Never Expires', 'recommended', 'the sync stops when a password expires'),
    ('ConvertLeads', 'Convert Leads', 'required', 'the flow step Convert Person'),
    ('EditEvent', 'Edit Events', 'required', 'activities sync'),
    ('EditTask', 'Edit Tasks', 'required', 'the flow step Create Task, and activities sync'));
INSERT INTO reference_system_permission VALUES
    ('ViewSetup', 'View Setup and Configuration', 'dependency', 'Salesforce demands it for Manage Public Classic Email Templates',
     'Salesforce: permission dependencies', 'community');
