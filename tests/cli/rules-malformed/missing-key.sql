-- id: missing-key
-- title: Severity is missing
SELECT 1;
