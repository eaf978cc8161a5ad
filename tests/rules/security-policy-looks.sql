-- case: policies on what the sync does, and on what it does not
-- flags: -#Far
-- message: ^transaction security policy 'Far log-ins' looks at log-ins: whether it lets the sync pass, its condition tells$
-- severity: medium
-- basis: possible
-- who: salesforce
-- action: Exempt the sync user from the transaction security policy
-- evidence: event=LoginEvent
-- flags: -#Farther
-- flags: -#Mass_reading
-- message: looks at API calls:
-- evidence: event=ApiEvent
-- flags: -#Bulk
-- message: looks at bulk results:
INSERT INTO coverage (source, object, status) VALUES ('security_policy', 'TransactionSecurityPolicy', 'ok');
INSERT INTO setup_security_policy VALUES ('1', 'Far', 'Far log-ins', 'LoginEvent'), ('2', 'Mass_reading', NULL, 'ApiEvent'),
    ('3', 'Bulk', 'Bulk', 'BulkApiResultEventStore'), ('4', 'Reports', 'Reports', 'ReportEvent'),
    ('5', 'Farther', 'Far log-ins', 'LoginEvent');

-- case: a policy that looks at something else
-- ignores: -
INSERT INTO coverage (source, object, status) VALUES ('security_policy', 'TransactionSecurityPolicy', 'ok');
INSERT INTO setup_security_policy VALUES ('4', 'Reports', 'Reports', 'ReportEvent'), ('5', 'Lists', 'Lists', 'ListViewEvent');
