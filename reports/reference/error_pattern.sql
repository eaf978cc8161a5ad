-- How a text of the Sync Errors page is read: which kind of error it is, and which fields and object it names. Curly quotes are
-- straight ones by then.

-- Of a text that has a code, the patterns of that code's kinds are tried; of one that has none, all that say enough alone. The first
-- that matches counts.
CREATE TEMP TABLE reference_error_pattern (
    position INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL,
    pattern  TEXT NOT NULL, -- PCRE2
    alone    INTEGER NOT NULL,
    source   TEXT NOT NULL
);

INSERT INTO reference_error_pattern
SELECT row_number() OVER (), column1, column2, column3, column4 FROM (VALUES
    ('API_DISABLED', '(?i)\bAPI (?:access )?(?:is )?(?:not enabled|disabled) for\b', 1, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('INVALID_OPERATION_WITH_EXPIRED_PASSWORD', '(?i)password (?:has |is )?expired|expired password', 1, 'Salesforce API semantics'),
    ('PASSWORD_LOCKOUT', '(?i)locked out after|user is locked out', 1, 'Salesforce API semantics'),
    ('LOGIN_DURING_RESTRICTED_TIME', '(?i)restricted hours|outside (?:of )?(?:the )?login hours', 1, 'Salesforce API semantics'),
    ('INVALID_GRANT/expired', '(?i)expired (?:access|refresh|authorization)', 0, 'Salesforce: token errors'),
    ('EXPIRED_ACCESS', '(?i)expired access/refresh token', 1, 'Salesforce: token errors'),
    ('INVALID_GRANT/ip', '(?i)\bip restricted\b|ip (?:address )?(?:is )?not allowed', 1, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('INVALID_GRANT/inactive', '(?i)\binactive[_ ]user\b', 0, 'Salesforce: token errors'),
    ('INACTIVE_ORGANIZATION', '(?i)\binactive[_ ]org(?:anization)?\b', 1, 'Salesforce: token errors'),
    ('INACTIVE_OWNER_OR_USER', '(?i)inactive user (?:\[[^\]]*\] )?as (?:the )?owner|inactive owner', 1, 'Adobe: Marketo Measure error notifications'),
    ('INACTIVE_USER', '(?i)\binactive[_ ]user\b', 1, 'Salesforce: token errors'),
    ('AUTHENTICATION_FAILURE', '(?i)authentication failure|invalid_grant', 1, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('INVALID_LOGIN', '(?i)invalid username, password, security token', 1, 'Salesforce API semantics'),
    ('REQUEST_LIMIT_EXCEEDED/concurrent', '\bConcurrent(?:Requests|PerOrgLongTxn)\b|(?i)\bconcurrent (?:api )?requests', 1, 'Adobe: Marketo Measure error notifications'),
    ('REQUEST_LIMIT_EXCEEDED/daily', '\bTotalRequests\b', 1, 'Adobe: Marketo Measure error notifications'),
    ('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/limit', '(?i)apex (?:cpu )?(?:time )?limit exceeded|\bLimitException\b|too many (?:SOQL|DML)', 1, 'Adobe: Marketo Measure error notifications'),
    ('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/trigger', '(?i)execution of (?:Before|After)(?:Insert|Update|Delete|Undelete)|\bcaused by: |\bSystem\.\w+Exception\b', 1, 'Adobe: Marketo Measure error notifications'),
    ('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/record-type', '(?i)record ?type missing', 1, 'Salesforce API semantics'),
    ('CANNOT_EXECUTE_FLOW_TRIGGER', '(?i)the flow .{1,200} (?:failed|limit exceeded)|flow trigger failed|unhandled fault in .{0,80}flow|couldn''t execute .{0,40}flow|the .{1,200} process failed', 1, 'Adobe: Marketo Measure error notifications'),
    ('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/flow', '(?i)\bflow\b|\bprocess failed\b', 0, 'Adobe: Marketo Measure error notifications'),
    ('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY/rights', '(?i)entity type cannot be (?:inserted|updated|deleted)|entity is not (?:insertable|updat(?:e)?able)', 1, 'Adobe: Marketo Measure error notifications'),
    ('UNABLE_TO_LOCK_ROW', '(?i)unable to obtain exclusive access', 1, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('CANNOT_UPDATE_CONVERTED_LEAD', '(?i)(?:cannot|can''t) (?:reference|update) converted lead', 1, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('MISSING_CONVERTED_LEAD_PERMISSION', '(?i)view and edit converted leads', 1, 'Adobe: Marketo Measure error notifications'),
    ('DUPLICATES_DETECTED', '(?i)use one of these records|use an existing record instead|you''re creating a duplicate record', 1, 'Adobe: Marketo Measure error notifications'),
    ('DUPLICATE_VALUE/member', '(?i)already a (?:campaign )?member', 1, 'Salesforce API semantics'),
    ('DUPLICATE_VALUE/unique', '(?i)duplicate value found', 1, 'Adobe: Marketo Measure error notifications'),
    ('ENTITY_IS_LOCKED', '(?i)(?:record|entity) (?:is )?(?:currently )?locked', 1, 'Adobe: Marketo Measure error notifications'),
    ('ENTITY_IS_DELETED', '(?i)entity is deleted', 1, 'Salesforce API semantics'),
    ('FIELD_FILTER_VALIDATION_EXCEPTION', '(?i)does not match (?:the )?filter criteria', 1, 'Adobe: Marketo Measure error notifications'),
    ('FIELD_INTEGRITY_EXCEPTION/place', '(?i)problem with this (?:country|state|province|territory)|state.{0,80}(?:not|isn''t) (?:recogni[sz]ed|valid) for (?:the )?(?:specified )?country', 1, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('FIELD_INTEGRITY_EXCEPTION/record-type', '(?i)record ?type', 0, 'Salesforce API semantics'),
    ('FIELD_INTEGRITY_EXCEPTION/id', '(?i)\bid value of incorrect type|incorrect (?:id )?type', 0, 'Salesforce API semantics'),
    ('FIELD_INTEGRITY_EXCEPTION/place', '(?i)\b(?:state|province|country|territory)\b', 0, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', '(?i)insufficient access rights on cross-reference', 1, 'Adobe: Marketo Measure error notifications'),
    ('INSUFFICIENT_ACCESS_OR_READONLY', '(?i)insufficient access(?: rights)?(?: or read-?only)?', 1, 'Adobe: Marketo Measure error notifications'),
    ('INVALID_CROSS_REFERENCE_KEY/record-type', '(?i)record ?type(?: id)?\b.{0,80}(?:isn''t|is not|not) (?:valid|assigned|available|allowed)|invalid record ?type', 1, 'Salesforce API semantics'),
    ('INVALID_CROSS_REFERENCE_KEY/owner', '(?i)\bowner(?: id)?\b|\bqueue\b', 0, 'Salesforce API semantics'),
    ('INVALID_CROSS_REFERENCE_KEY', '(?i)invalid cross[- ]reference id', 1, 'Salesforce API semantics'),
    ('MALFORMED_ID', '(?i)malformed id|id value of incorrect type', 1, 'Salesforce API semantics'),
    ('INVALID_FIELD_FOR_INSERT_UPDATE', '(?i)unable to create/update fields?:', 1, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('INVALID_FIELD', '(?i)no such column ''', 1, 'Adobe: Marketo Measure error notifications'),
    ('INVALID_TYPE', '(?i)sobject type ''[^'']+'' is not supported', 1, 'Adobe: Marketo Measure error notifications'),
    ('INVALID_EMAIL_ADDRESS', '(?i)invalid e-?mail address', 1, 'Salesforce API semantics'),
    ('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', '(?i)bad value for restricted picklist', 1, 'Adobe: Marketo Measure error notifications'),
    ('INVALID_SESSION_ID', '(?i)session expired or invalid', 1, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('OPERATION_TOO_LARGE', '(?i)exceeded \S+ distinct (?:ids|who)', 1, 'Adobe: Marketo Measure error notifications'),
    ('QUERY_TIMEOUT', '(?i)query (?:request )?was running (?:for )?too long', 1, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('REQUIRED_FIELD_MISSING', '(?i)required fields? (?:are |is )?missing', 1, 'Adobe: Marketo Measure error notifications'),
    ('STRING_TOO_LONG', '(?i)data value too large', 1, 'Salesforce API semantics'),
    ('NUMBER_OUTSIDE_VALID_RANGE', '(?i)value outside of valid range', 1, 'Salesforce API semantics'),
    ('INVALID_TYPE_ON_FIELD_IN_RECORD', '(?i)value not of required type', 1, 'Salesforce API semantics'),
    ('STORAGE_LIMIT_EXCEEDED', '(?i)storage limit exceeded', 1, 'Salesforce API semantics'),
    ('TXN_SECURITY_NO_ACCESS', '(?i)not allowed due to a security policy', 1, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('SERVER_UNAVAILABLE', '(?i)server (?:is )?unavailable|during maintenance', 1, 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('FIELD_CUSTOM_VALIDATION_EXCEPTION', '(?i)validation rule', 1, 'Adobe: Marketo Measure error notifications')
);

-- Where a text names fields and the object; the first pattern that matches counts. Group 1 is the name. list: API names or labels,
-- with commas between them; the last place counts, since Salesforce writes its list behind what a person typed, which is never
-- looked at. label: everything up to the field's label, which stands at its end.
CREATE TEMP TABLE reference_error_name (
    position INTEGER PRIMARY KEY,
    what     TEXT NOT NULL CHECK (what IN ('list', 'label', 'object')),
    pattern  TEXT NOT NULL
);

INSERT INTO reference_error_name
SELECT row_number() OVER (), column1, column2 FROM (VALUES
    ('list', ':(?<!picklist field:)(?<!email address:)(?<!e-mail address:)(?<!numeric field:)(?<!required type:)(?<!too large:)\s*\[([^\[\]]{1,1000})\](?=\s*(?:[:})"'']|$))'),
    ('list', '"fields"\s*:\s*\[\s*"([^\]]{1,1000}?)"\s*\]'),
    ('list', '(?i)fields? (?:are |is )?missing:\s*([^\[\]{}]{1,1000}?)\s*(?:\.?\s*$|[}])'),
    ('list', '(?i)create/update fields?:\s*\[?([^\[\]{}]{1,1000}?)\]?\s*(?:\.\s+(?:please|check|verify|be sure)|\.?\s*$|[}:])'),
    ('list', '(?i)no such column ''([^'']{1,255})'''),
    ('list', '(?i)duplicate value found:\s*(.{1,255}?) duplicates value'),
    ('label', '(?is)^(.*?):\s*(?:data value too large|bad value for restricted picklist|invalid e-?mail address|value outside of valid range|value not of required type|value does not exist or does not match|id value of incorrect type|this id value isn''t valid)'),
    ('object', '(?i)on (?:entity|sobject) ''(\w+)'''),
    ('object', '(?i)sobject type ''(\w+)'''),
    ('object', '\b(Lead|Contact|Account|Opportunity|Campaign|CampaignMember|Task|Event) (?:not|could not be|was not|failed|cannot|update|insert|push|sync)'),
    ('object', '(?i)(?:failed|unable) to (?:update|create|insert|push|sync) (?:SFDC )?(lead|contact|account|opportunity|campaign|task|event)\b')
);
