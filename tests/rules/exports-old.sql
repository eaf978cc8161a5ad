-- case: both a day too old
-- flags: -#Sync Status
-- message: ^the last day that Marketo's export of Sync Status tells of is 2026-10-24$
-- severity: low
-- basis: certain
-- who: marketo
-- action: Export Sync Errors and Sync Status from Marketo anew
-- evidence: last_day=2026-10-24
-- evidence: days=8
-- flags: -#Sync Errors
-- message: Sync Errors tells of is 2026-10-24: nothing has failed since, or nobody has exported it since$
-- basis: possible
INSERT INTO coverage (source, status) VALUES ('sync_status', 'ok'), ('errors', 'ok');
INSERT INTO marketo_sync VALUES ('Contact', 'Pull updates', 'Succeeded', 2, 1800, 0, 1, 0, 0, 0, '2026-10-20', '2026-10-24'),
    ('Account', 'Pull updates', 'Succeeded', 2, 1800, 0, 1, 0, 0, 0, '2026-10-20', '2026-10-21');
INSERT INTO marketo_error VALUES ('Record Level', 'Lead', 'too long', 1, '2026-10-20', '2026-10-24');

-- case: seven days are few enough; days that no export tells
-- ignores: -
INSERT INTO coverage (source, status) VALUES ('sync_status', 'ok'), ('errors', 'ok');
INSERT INTO marketo_sync VALUES ('Contact', 'Pull updates', 'Succeeded', 2, 1800, 0, 1, 0, 0, 0, '2026-10-20', '2026-10-25');
INSERT INTO marketo_error VALUES ('Record Level', 'Lead', 'too long', 1, NULL, NULL);

-- case: nothing failed
-- ignores: -
INSERT INTO coverage (source, status) VALUES ('errors', 'ok');

-- case: the last error is old beside a status of today
-- ignores: -
INSERT INTO coverage (source, status) VALUES ('sync_status', 'ok'), ('errors', 'ok');
INSERT INTO marketo_sync VALUES ('Contact', 'Pull updates', 'Succeeded', 2, 1800, 0, 1, 0, 0, 0, '2026-10-20', '2026-10-31');
INSERT INTO marketo_error VALUES ('Record Level', 'Lead', 'too long', 1, '2026-10-20', '2026-10-24');
