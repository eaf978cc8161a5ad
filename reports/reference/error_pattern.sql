-- How a text of the Sync Errors page is read: which code it means, what that does to the sync, and which fields it names.

-- Texts without a known code of their own, or under another name of it. The first pattern that matches counts.
CREATE TEMP TABLE reference_error_pattern (
    position INTEGER PRIMARY KEY,
    code     TEXT NOT NULL,
    pattern  TEXT NOT NULL, -- PCRE2
    source   TEXT NOT NULL
);

INSERT INTO reference_error_pattern
SELECT row_number() OVER (), column1, column2, column3 FROM (VALUES
    ('API_DISABLED', '\bAPI_(?:DISABLED_FOR_ORG|CURRENTLY_DISABLED)\b', 'Salesforce API semantics'),
    ('API_DISABLED', '(?i)\bAPI (?:access )?(?:is )?(?:not enabled|disabled) for\b', 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('EXPIRED_ACCESS', '(?i)expired access/refresh token', 'Salesforce: token errors'),
    ('INVALID_GRANT', '(?i)\bip restricted\b', 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('INACTIVE_ORGANIZATION', '(?i)\binactive[_ ]org(?:anization)?\b', 'Salesforce: token errors'),
    ('INACTIVE_OWNER_OR_USER', '(?i)inactive user (?:\[[^\]]*\] )?as (?:the )?owner|inactive owner', 'Adobe: Marketo Measure error notifications'),
    ('INACTIVE_USER', '(?i)\binactive[_ ]user\b', 'Salesforce: token errors'),
    ('AUTHENTICATION_FAILURE', '(?i)authentication failure|invalid_grant', 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('INVALID_LOGIN', '(?i)invalid username, password, security token', 'Salesforce API semantics'),
    ('REQUEST_LIMIT_EXCEEDED', '(?i)\b(?:TotalRequests|ConcurrentRequests|ConcurrentPerOrgLongTxn)\b(?: limit exceeded)?', 'Adobe: Marketo Measure error notifications'),
    ('CANNOT_EXECUTE_FLOW_TRIGGER', '(?i)the flow .{1,200} (?:failed|limit exceeded)|flow trigger failed|unhandled fault in .{0,80}flow|couldn.t execute .{0,40}flow', 'Adobe: Marketo Measure error notifications'),
    ('UNABLE_TO_LOCK_ROW', '(?i)unable to obtain exclusive access', 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', '(?i)apex (?:cpu )?(?:time )?limit exceeded|execution of (?:Before|After)(?:Insert|Update|Delete)|entity type cannot be (?:inserted|updated)', 'Adobe: Marketo Measure error notifications'),
    ('CANNOT_UPDATE_CONVERTED_LEAD', '(?i)(?:cannot|can.t) reference converted lead', 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('MISSING_CONVERTED_LEAD_PERMISSION', '(?i)view and edit converted leads', 'Adobe: Marketo Measure error notifications'),
    ('DUPLICATES_DETECTED', '(?i)use one of these records|use an existing record instead|you.re creating a duplicate record', 'Adobe: Marketo Measure error notifications'),
    ('DUPLICATE_VALUE', '(?i)duplicate value found', 'Adobe: Marketo Measure error notifications'),
    ('ENTITY_IS_LOCKED', '(?i)(?:record|entity) (?:is )?(?:currently )?locked', 'Adobe: Marketo Measure error notifications'),
    ('ENTITY_IS_DELETED', '(?i)entity is deleted', 'Salesforce API semantics'),
    ('FIELD_FILTER_VALIDATION_EXCEPTION', '(?i)does not match (?:the )?filter criteria', 'Adobe: Marketo Measure error notifications'),
    ('FIELD_INTEGRITY_EXCEPTION', '(?i)problem with this (?:country|state)|state.{0,80}(?:not|isn.t) (?:recogni[sz]ed|valid) for (?:the )?(?:specified )?country', 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', '(?i)insufficient access rights on cross-reference', 'Adobe: Marketo Measure error notifications'),
    ('INSUFFICIENT_ACCESS_OR_READONLY', '(?i)insufficient access(?: rights)?(?: or read-?only)?', 'Adobe: Marketo Measure error notifications'),
    ('INVALID_CROSS_REFERENCE_KEY', '(?i)invalid cross[- ]reference id', 'Salesforce API semantics'),
    ('INVALID_FIELD_FOR_INSERT_UPDATE', '(?i)unable to create/update fields?:', 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('INVALID_FIELD', '(?i)no such column ''|\bMISSING_FIELD_READ_PERMISSION\b', 'Adobe: Marketo Measure error notifications'),
    ('INVALID_TYPE', '(?i)sobject type ''[^'']+'' is not supported|\bMISSING_(?:OBJECT_(?:READ|WRITE)_)?PERMISSION\b', 'Adobe: Marketo Measure error notifications'),
    ('INVALID_EMAIL_ADDRESS', '(?i)invalid e-?mail address', 'Salesforce API semantics'),
    ('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', '(?i)bad value for restricted picklist', 'Adobe: Marketo Measure error notifications'),
    ('INVALID_SESSION_ID', '(?i)session expired or invalid', 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('OPERATION_TOO_LARGE', '(?i)exceeded \S+ distinct (?:ids|who)', 'Adobe: Marketo Measure error notifications'),
    ('QUERY_TIMEOUT', '(?i)query (?:request )?was running (?:for )?too long', 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('REQUIRED_FIELD_MISSING', '(?i)required fields? (?:are |is )?missing', 'Adobe: Marketo Measure error notifications'),
    ('STRING_TOO_LONG', '(?i)data value too large', 'Salesforce API semantics'),
    ('TXN_SECURITY_NO_ACCESS', '\bTXN_SECURITY_METERING_ERROR\b|(?i)not allowed due to a security policy', 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('SERVER_UNAVAILABLE', '\b(?:FAILED_WRITE|INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE)\b|(?i)server (?:is )?unavailable|during maintenance', 'Adobe: Salesforce diagnostics of Sales Insight'),
    ('FIELD_CUSTOM_VALIDATION_EXCEPTION', '(?i)validation rule', 'Adobe: Marketo Measure error notifications')
);

-- What a code does to the sync, and the rule that could have foretold it.
CREATE TEMP TABLE reference_error_effect (
    code   TEXT PRIMARY KEY,
    effect TEXT NOT NULL CHECK (effect IN ('the sync stops', 'records fail', 'passing')),
    who    TEXT NOT NULL CHECK (who IN ('salesforce', 'marketo', 'both')),
    rule   TEXT NOT NULL -- '' = none
) WITHOUT ROWID;

INSERT INTO reference_error_effect VALUES
    ('API_DISABLED', 'the sync stops', 'salesforce', ''),
    ('AUTHENTICATION_FAILURE', 'the sync stops', 'both', ''),
    ('INVALID_LOGIN', 'the sync stops', 'both', ''),
    ('EXPIRED_ACCESS', 'the sync stops', 'both', ''),
    ('INACTIVE_USER', 'the sync stops', 'salesforce', ''),
    ('INACTIVE_ORGANIZATION', 'the sync stops', 'salesforce', ''),
    ('INVALID_GRANT', 'the sync stops', 'salesforce', ''),
    ('INVALID_SESSION_ID', 'the sync stops', 'both', ''),
    ('REQUEST_LIMIT_EXCEEDED', 'the sync stops', 'both', ''),
    ('API_LIMIT_EXCEEDED', 'the sync stops', 'both', ''),
    ('INVALID_TYPE', 'the sync stops', 'salesforce', 'read-missing'),
    ('INVALID_FIELD', 'the sync stops', 'salesforce', 'required-field-hidden'),
    ('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'records fail', 'salesforce', ''),
    ('CANNOT_EXECUTE_FLOW_TRIGGER', 'records fail', 'salesforce', ''),
    ('CANNOT_UPDATE_CONVERTED_LEAD', 'records fail', 'both', 'converted-lead-edit-missing'),
    ('DUPLICATES_DETECTED', 'records fail', 'salesforce', ''),
    ('DUPLICATE_VALUE', 'records fail', 'both', 'unique-value'),
    ('ENTITY_IS_LOCKED', 'records fail', 'salesforce', ''),
    ('ENTITY_IS_DELETED', 'records fail', 'marketo', ''),
    ('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'records fail', 'salesforce', ''),
    ('FIELD_FILTER_VALIDATION_EXCEPTION', 'records fail', 'both', 'lookup-filtered'),
    ('FIELD_INTEGRITY_EXCEPTION', 'records fail', 'both', 'state-country-picklists'),
    ('INACTIVE_OWNER_OR_USER', 'records fail', 'salesforce', ''),
    ('INSUFFICIENT_ACCESS_OR_READONLY', 'records fail', 'salesforce', 'object-write-missing'),
    ('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'records fail', 'both', ''),
    ('INVALID_CROSS_REFERENCE_KEY', 'records fail', 'both', ''),
    ('INVALID_FIELD_FOR_INSERT_UPDATE', 'records fail', 'salesforce', 'field-write-missing'),
    ('INVALID_EMAIL_ADDRESS', 'records fail', 'marketo', ''),
    ('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'records fail', 'both', 'picklist-restricted'),
    ('MISSING_CONVERTED_LEAD_PERMISSION', 'records fail', 'salesforce', 'converted-lead-edit-missing'),
    ('OPERATION_TOO_LARGE', 'records fail', 'salesforce', ''),
    ('REQUIRED_FIELD_MISSING', 'records fail', 'both', 'required-on-create'),
    ('STRING_TOO_LONG', 'records fail', 'both', ''),
    ('TXN_SECURITY_NO_ACCESS', 'records fail', 'salesforce', ''),
    ('QUERY_TIMEOUT', 'passing', 'salesforce', ''),
    ('SERVER_UNAVAILABLE', 'passing', 'salesforce', ''),
    ('UNABLE_TO_LOCK_ROW', 'passing', 'salesforce', ''),
    ('UNKNOWN_EXCEPTION', 'records fail', 'salesforce', '');

-- Where a text names fields (one, or several with commas) and the object. Group 1 is the name.
CREATE TEMP TABLE reference_error_name (
    code    TEXT NOT NULL, -- '' = any
    what    TEXT NOT NULL CHECK (what IN ('field', 'object')),
    pattern TEXT NOT NULL,
    PRIMARY KEY (what, code, pattern)
) WITHOUT ROWID;

INSERT INTO reference_error_name VALUES
    ('REQUIRED_FIELD_MISSING', 'field', '(?i)fields? (?:are |is )?missing:\s*\[?([A-Za-z]\w*(?:\s*,\s*[A-Za-z]\w*)*)'),
    ('INVALID_FIELD_FOR_INSERT_UPDATE', 'field', '(?i)fields?:\s*\[?([A-Za-z]\w*(?:\s*,\s*[A-Za-z]\w*)*)'),
    ('INVALID_FIELD', 'field', '(?i)no such column ''(\w+)'''),
    ('DUPLICATE_VALUE', 'field', '(?i)duplicate value found:\s*([A-Za-z]\w*) duplicates'),
    ('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'field', '([A-Za-z]\w*):\s*bad value for restricted'),
    ('STRING_TOO_LONG', 'field', '([A-Za-z]\w*):\s*data value too large'),
    ('INVALID_EMAIL_ADDRESS', 'field', '([A-Za-z]\w*):\s*invalid e-?mail address'),
    ('', 'field', '\[([A-Za-z]\w*(?:\s*,\s*[A-Za-z]\w*)*)\]\s*$'),
    ('', 'object', '(?i)on (?:entity|sobject) ''(\w+)'''),
    ('', 'object', '(?i)sobject type ''(\w+)'''),
    ('', 'object', '\b(Lead|Contact|Account|Opportunity|Campaign|CampaignMember|Task|Event) (?:not|could not be|was not|failed|cannot|update|insert|push|sync)'),
    ('', 'object', '(?i)(?:failed|unable) to (?:update|create|insert|push|sync) (?:SFDC )?(lead|contact|account|opportunity|campaign|task|event)\b');
