-- Retention, for psql: of each month that ended more than :days days ago an org keeps its last run. What goes is printed.
--
--     psql -X -v ON_ERROR_STOP=1 -v days=90 -f thin.sql "service=warehouse"
BEGIN;
CREATE TEMPORARY TABLE thinned ON COMMIT DROP AS
SELECT r.org_id, r.snapshot_at FROM run r
WHERE date_trunc('month', r.snapshot_at) + interval '1 month' < now() - :days * interval '1 day'
  AND EXISTS (SELECT 1 FROM run l WHERE l.org_id = r.org_id AND l.snapshot_at > r.snapshot_at
              AND date_trunc('month', l.snapshot_at) = date_trunc('month', r.snapshot_at));
SELECT org_id, snapshot_at FROM thinned ORDER BY 1, 2;
DELETE FROM object t USING thinned d WHERE d.org_id = t.org_id AND d.snapshot_at = t.snapshot_at;
DELETE FROM field t USING thinned d WHERE d.org_id = t.org_id AND d.snapshot_at = t.snapshot_at;
DELETE FROM finding t USING thinned d WHERE d.org_id = t.org_id AND d.snapshot_at = t.snapshot_at;
DELETE FROM rule_state t USING thinned d WHERE d.org_id = t.org_id AND d.snapshot_at = t.snapshot_at;
DELETE FROM action t USING thinned d WHERE d.org_id = t.org_id AND d.snapshot_at = t.snapshot_at;
DELETE FROM decision t USING thinned d WHERE d.org_id = t.org_id AND d.snapshot_at = t.snapshot_at;
DELETE FROM coverage t USING thinned d WHERE d.org_id = t.org_id AND d.snapshot_at = t.snapshot_at;
DELETE FROM metric t USING thinned d WHERE d.org_id = t.org_id AND d.snapshot_at = t.snapshot_at;
DELETE FROM marketo_use t USING thinned d WHERE d.org_id = t.org_id AND d.snapshot_at = t.snapshot_at;
DELETE FROM run t USING thinned d WHERE d.org_id = t.org_id AND d.snapshot_at = t.snapshot_at;
COMMIT;
