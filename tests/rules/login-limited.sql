-- case: hours, and one range
-- flags: -#hours
-- message: ^log-in is allowed in certain hours only, by the org's time zone: Monday 08:00-18:30$
-- severity: high
-- basis: certain
-- who: both
-- action: Take the log-in hours from the sync user's profile, and let Marketo's addresses in
-- evidence: minutes=630
-- flags: -#ranges
-- message: ^log-in is allowed from 1 range of addresses: all of Marketo's have to be within$
-- severity: low
-- evidence: ranges=1
INSERT INTO coverage (source, object, status) VALUES ('login_limit', 'Profile', 'ok');
INSERT INTO setup_profile_login VALUES ('00e', '{"mondayStart": "480", "mondayEnd": "1110", "tuesdayStart": 0, "tuesdayEnd": 0, "wednesdayStart": 60,
    "thursdayEnd": 60}',
    '[{"startAddress": "192.28.144.0", "endAddress": "192.28.160.255"}]');

-- case: a minute short of a week; no range
-- flags: -#hours
-- message: Sunday 00:00-23:59$
-- evidence: minutes=10079
INSERT INTO coverage (source, object, status) VALUES ('login_limit', 'Profile', 'ok');
INSERT INTO setup_profile_login
SELECT '00e', json_group_object(key, value), '[]'
FROM (SELECT value || 'Start' AS key, 0 AS value FROM json_each('["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]')
      UNION ALL
      SELECT value || 'End', iif(value = 'sunday', 1439, 1440) FROM json_each('["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]'));

-- case: hours that let nobody in; two ranges
-- flags: -#hours
-- message: zone: never$
-- evidence: minutes=0
-- flags: -#ranges
-- message: from 2 ranges
INSERT INTO coverage (source, object, status) VALUES ('login_limit', 'Profile', 'ok');
INSERT INTO setup_profile_login VALUES ('00e', '{"mondayStart": 0, "mondayEnd": 0}', '[{}, {}]');

-- case: all day, each day, from anywhere
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('login_limit', 'Profile', 'ok');
INSERT INTO setup_profile_login
SELECT '00e', json_group_object(key, value), '[]'
FROM (SELECT value || 'Start' AS key, 0 AS value FROM json_each('["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]')
      UNION ALL
      SELECT value || 'End', 1440 FROM json_each('["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]'));

-- case: at any time, from anywhere
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('login_limit', 'Profile', 'ok');
INSERT INTO setup_profile_login VALUES ('00e', NULL, '[]');

-- case: Salesforce did not tell
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('login_limit', 'Profile', 'ok');
INSERT INTO setup_profile_login VALUES ('00e', NULL, NULL);

-- case: hours of which none is told are none
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('login_limit', 'Profile', 'ok');
INSERT INTO setup_profile_login VALUES ('00e', '{"mondayStart": null, "mondayEnd": null}', '[]');

-- case: the profile is not known, or was not to be read
-- status: skipped
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('approval_process', 'ProcessDefinition', 'ok'), ('login_limit', 'Profile', 'not_permitted');
