-- Tells the program which audit an edited copy was made from (src/decisions/stamp.c).
CREATE TEMP TABLE IF NOT EXISTS report_stamp AS
SELECT printf('syncaudit run %s, org %s, decisions %s', time, coalesce(org_id, 'unknown'),
              coalesce((SELECT fingerprint FROM decision_state), 'none')) AS line FROM audit;
