-- case: changes of the profile and of a set; of what is no longer assigned, of others, of another name that holds the same letters
-- flags: -#Sync
-- message: ^2 changes of Sync in 90 days, by ada@example.com, jo@example.com; the last on 2026-10-30: Changed field-level security for Lead: ERP from hidden to visible in profile SYNC$
-- severity: low
-- basis: observed
-- who: salesforce
-- action: Look through what was changed on the sync user's profile and sets
-- evidence: changes=2
-- evidence: newest=2026-10-30T09:00:00Z
-- flags: -#Fields
-- message: ^1 change of Fields in 90 days, by jo@example.com; the last on 2026-10-20: Fields: object permissions
INSERT INTO a_container (name, kind) VALUES ('Sync', 'profile'), ('Fields', 'permission set'), ('Other', 'permission set');
INSERT INTO coverage (source, object, status) VALUES ('audit_trail', 'SetupAuditTrail', 'ok');
INSERT INTO setup_audit_trail (Id, Action, Display, CreatedDate, "CreatedBy.Username") VALUES
    ('1', 'changedFLS', 'Changed field-level security for Lead: ERP from hidden to visible in profile SYNC', '2026-10-30T09:00:00.000+0000', 'jo@example.com'),
    ('2', 'profileOlpChanged', 'Sync: Read on Case', '2026-10-29T09:00:00.000+0000', 'ada@example.com'),
    ('3', 'PermSetEntityPermChanged', 'Fields: object permissions', '2026-10-20T09:00:00.000+0000', 'jo@example.com'),
    ('4', 'PermSetFlsChanged', 'Permission set Others: field', '2026-10-20T09:00:00.000+0000', 'jo@example.com'),
    ('5', 'createdCF', 'Created custom field Sync', '2026-10-20T09:00:00.000+0000', 'jo@example.com'),
    ('6', 'changedFLS', 'Changed something in profile Async', '2026-10-20T09:00:00.000+0000', 'jo@example.com'),
    ('7', 'PermSetFlsChanged', 'Permission set Sync Insight: field', '2026-10-20T09:00:00.000+0000', 'jo@example.com');

-- case: ninety days to the second, and a second before
-- flags: -#Sync
-- message: ^1 change of Sync in 90 days; the last on
-- evidence: newest=2026-08-03T00:00:00Z
INSERT INTO a_container (name, kind) VALUES ('Sync', 'profile');
INSERT INTO coverage (source, object, status) VALUES ('audit_trail', 'SetupAuditTrail', 'ok');
INSERT INTO setup_audit_trail (Id, Action, Display, CreatedDate) VALUES
    ('1', 'profileOlpChanged', 'Sync: Read on Case', '2026-08-03T00:00:00.000+0000'),
    ('2', 'profileOlpChanged', 'Sync: Read on Case', '2026-08-02T23:59:59.000+0000');

-- case: nothing was changed
-- ignores: -
INSERT INTO a_container (name, kind) VALUES ('Sync', 'profile');
INSERT INTO coverage (source, object, status) VALUES ('audit_trail', 'SetupAuditTrail', 'ok');
