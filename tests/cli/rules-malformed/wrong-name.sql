-- id: other-name
-- title: File and id differ
SELECT 1;
