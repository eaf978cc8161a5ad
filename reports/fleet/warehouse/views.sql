-- What is asked of the warehouse. Each view reads rows of one org at a time, but for field_across_orgs, rule_across_orgs and time_to_close.
-- One loader at a time gives the views anew: the others wait for this row.
UPDATE schema_version SET version = version;

CREATE OR REPLACE VIEW latest_run AS
SELECT r.* FROM run r
WHERE r.snapshot_at = (SELECT max(l.snapshot_at) FROM run l WHERE l.org_id = r.org_id);

CREATE OR REPLACE VIEW latest_finding AS
SELECT f.* FROM finding f JOIN latest_run r ON r.org_id = f.org_id AND r.snapshot_at = f.snapshot_at;

-- How long each org has not been audited.
CREATE OR REPLACE VIEW org_silent AS
SELECT r.org_id, o.org_name, r.snapshot_at AS last_audit, extract(epoch FROM now() - r.snapshot_at) / 3600 AS hours
FROM latest_run r JOIN org o ON o.org_id = r.org_id;

-- Each finding of each org once. It is gone when a later run looked for it, came whole and did not find it: not when its rule did not run.
CREATE OR REPLACE VIEW finding_first_seen AS
SELECT f.org_id, f.fingerprint, max(f.rule) AS rule, max(f.object) AS object, max(f.field) AS field, min(f.severity_rank) AS severity_rank,
       min(f.snapshot_at) AS first_seen, max(f.snapshot_at) AS last_seen, count(*) AS runs,
       (SELECT min(s.snapshot_at) FROM rule_state s JOIN run r ON r.org_id = s.org_id AND r.snapshot_at = s.snapshot_at
        WHERE s.org_id = f.org_id AND s.rule = max(f.rule) AND s.status IN ('pass', 'fail') AND NOT r.partial
          AND s.snapshot_at > max(f.snapshot_at)) AS gone
FROM finding f
GROUP BY f.org_id, f.fingerprint;

-- Fields that the sync user sees and did not see in the run before, where both runs read the object.
CREATE OR REPLACE VIEW newly_visible AS
SELECT n.org_id, n.snapshot_at, n.object, n.field, n.label
FROM (SELECT f.*, (SELECT max(r.snapshot_at) FROM run r JOIN run own ON own.org_id = f.org_id AND own.snapshot_at = f.snapshot_at
                   WHERE r.org_id = f.org_id AND r.snapshot_at < f.snapshot_at AND r.sync_user_id = own.sync_user_id) AS before
      FROM field f WHERE f.can_read) n
JOIN object o ON o.org_id = n.org_id AND o.snapshot_at = n.before AND o.object = n.object AND o.state = 'ok'
LEFT JOIN field b ON b.org_id = n.org_id AND b.snapshot_at = n.before AND b.object = n.object AND b.field = n.field AND b.can_read
WHERE b.field IS NULL;

-- The same API name with another type, length or access from org to org.
CREATE OR REPLACE VIEW field_across_orgs AS
SELECT f.object, f.field, count(*) AS orgs, count(DISTINCT f.type) AS types, count(DISTINCT f.length) AS lengths,
       count(DISTINCT f.can_edit) AS edits, count(DISTINCT f.can_read) AS reads, min(f.type) AS type, max(f.type) AS another_type
FROM field f JOIN latest_run r ON r.org_id = f.org_id AND r.snapshot_at = f.snapshot_at
GROUP BY f.object, f.field
HAVING count(*) > 1;

-- Which rule fires in how many orgs.
CREATE OR REPLACE VIEW rule_across_orgs AS
SELECT s.rule, sum(CASE WHEN s.status = 'fail' THEN 1 ELSE 0 END) AS orgs, sum(CASE WHEN s.status = 'pass' THEN 1 ELSE 0 END) AS clean,
       sum(CASE WHEN s.status IN ('pass', 'fail') THEN 0 ELSE 1 END) AS not_judged, sum(s.findings) AS findings
FROM rule_state s JOIN latest_run r ON r.org_id = s.org_id AND r.snapshot_at = s.snapshot_at
GROUP BY s.rule;

-- Days from the first sight of a finding to the first whole run without it.
CREATE OR REPLACE VIEW time_to_close AS
SELECT org_id, rule, severity_rank, count(*) AS findings, avg(extract(epoch FROM gone - first_seen)) / 86400 AS days
FROM finding_first_seen WHERE gone IS NOT NULL
GROUP BY org_id, rule, severity_rank;
