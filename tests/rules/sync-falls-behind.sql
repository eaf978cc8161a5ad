-- case: a day takes just more than a day; just a day; the busiest hour just more than an hour; just an hour; a pace that is not known
-- flags: Lead
-- message: ^2,401 records are touched on an average day, and 100 an hour get through: that takes 24.0 hours$
-- severity: medium
-- basis: possible
-- who: both
-- action: Reduce what the sync has to take of this object
-- evidence: records_hour=100
-- evidence: stamped_day=2401
-- evidence: peak_hour=101
-- evidence: daily_hours=24.0
-- flags: Contact
-- message: ^101 records were touched in the busiest hour, and 100 an hour get through: that takes 1.0 hours$
-- severity: low
-- ignores: Account
-- ignores: Opportunity
INSERT INTO an_object (name) VALUES ('Lead'), ('Contact'), ('Account'), ('Opportunity');
INSERT INTO coverage (source, status) VALUES ('usage', 'ok'), ('history', 'ok'), ('sync_status', 'ok');
INSERT INTO object_usage (object, records) VALUES ('Lead', 500000), ('Contact', 500000), ('Account', 500000), ('Opportunity', 500000);
INSERT INTO marketo_sync SELECT value, 'Pull updates', 'Succeeded', 2, 360000, 0, 3000, 0, 0, 7000, NULL, NULL
FROM json_each('["Person (Lead)", "Contact", "Account"]');
INSERT INTO change_hour
SELECT o.value, date('2026-10-18', '+' || d.value || ' days'), h.value, 100 + (h.value = 9 AND o.value IN ('Lead', 'Contact')) + iif(o.value = 'Opportunity', 9000, 0)
       - (h.value = 10 AND o.value = 'Contact')
FROM json_each('["Lead", "Contact", "Account", "Opportunity"]') o, json_each('[0,1,2,3,4,5,6,7,8,9,10,11,12,13]') d,
     json_each('[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23]') h;

-- case: one record too few was pulled, whatever was pushed
-- ignores: Lead
INSERT INTO an_object (name) VALUES ('Lead');
INSERT INTO coverage (source, status) VALUES ('usage', 'ok'), ('history', 'ok'), ('sync_status', 'ok');
INSERT INTO object_usage (object, records) VALUES ('Lead', 500000);
INSERT INTO marketo_sync VALUES ('Person (Lead)', 'Pull updates', 'Succeeded', 2, 360000, 0, 9999, 0, 0, 0, NULL, NULL),
    ('Person (Lead)', 'Push updates', 'Succeeded', 2, 360000, 0, 9999, 0, 0, 0, NULL, NULL);
INSERT INTO change_hour
SELECT 'Lead', date('2026-10-18', '+' || d.value || ' days'), h.value, 900
FROM json_each('[0,1,2,3,4,5,6,7,8,9,10,11,12,13]') d, json_each('[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23]') h;
