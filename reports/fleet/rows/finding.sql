SELECT fingerprint, rule, severity, severity_rank, basis, object, field, message, who, waived FROM finding ORDER BY fingerprint
