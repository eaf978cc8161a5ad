-- What was asked and what came of it, as CSV: the request ids are what Salesforce's support asks for first.
SELECT source, connection, object, status, http_status, request_id, fetched, reason FROM coverage ORDER BY source, connection, object
