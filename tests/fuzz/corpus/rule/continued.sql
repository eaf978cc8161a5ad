-- id:
--    fuzz
--     x: y
-- z: 1
SELECT 1