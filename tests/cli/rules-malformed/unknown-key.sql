-- id: unknown-key
-- title: Key that is not known
-- severtiy: high
SELECT 1;
