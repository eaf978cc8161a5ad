-- case: trigger and batch, active and not, by either name of a step
-- flags: -#1
-- severity: medium
-- basis: certain
-- who: marketo
-- message: ^trigger campaign "Sync" of Fair runs Sync Lead to SFDC, Change Owner for each person at once; batch campaign "Nightly" does so already, for up to 200 in a call$
-- action: Put right in Marketo what works against the sync
-- evidence: campaign=Sync
-- evidence: steps=Sync Lead to SFDC, Change Owner
-- flags: -#2
-- message: ^trigger campaign "Member" runs Add to SFDC Campaign for each person at once; a recurring batch campaign takes up to 200 in a call$
-- flags: -#7
-- message: batch campaign "Zeal" does so already
-- flags: -#11
-- message: batch campaign "Nightly" does so already
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO a_marketo_field (name) VALUES ('email');
INSERT INTO an_asset (type, id, name, kind, live, parent) VALUES ('program', '9', 'Fair', '', NULL, ''), ('smart campaign', '1', 'Sync', 'trigger', 1, 'program 9'),
    ('smart campaign', '2', 'Member', 'trigger', 1, ''), ('smart campaign', '3', 'Nightly', 'batch', 1, ''), ('smart campaign', '4', 'Off', 'trigger', 0, ''),
    ('smart campaign', '5', 'Plain', 'trigger', 1, ''), ('smart campaign', '6', 'Other', 'batch', 0, '');
INSERT INTO marketo_step VALUES ('1', 1, 'Send Email'), ('1', 2, 'Sync Lead to SFDC'), ('1', 3, 'Change Owner'), ('1', 4, 'Sync Lead to SFDC'),
    ('2', 1, 'Add to SFDC Campaign'), ('3', 1, 'Sync Lead to SFDC'), ('4', 1, 'Sync Person to SFDC'), ('5', 1, 'Change Data Value'), ('5', 2, 'Create Task'),
    ('6', 1, 'Add to SFDC Campaign');
-- The batch campaign of its own program comes before one of a better name.
INSERT INTO an_asset (type, id, name, kind, live, parent) VALUES ('program', '10', 'Show', '', NULL, ''), ('smart campaign', '7', 'Near', 'trigger', 1, 'program 10'),
    ('smart campaign', '8', 'Zeal', 'batch', 1, 'program 10'), ('smart campaign', '11', 'Far', 'trigger', 1, '');
INSERT INTO marketo_step VALUES ('7', 1, 'Sync Lead to SFDC'), ('8', 1, 'Sync Lead to SFDC'), ('11', 1, 'Sync Lead to SFDC');
