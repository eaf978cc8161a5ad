-- only: SELECT 1 FROM permissions_read
-- SQLite takes longer to prepare these two than a small org takes to judge.
INSERT INTO computed_object_access SELECT * FROM computed_object;
INSERT INTO computed_access SELECT * FROM computed_field;
