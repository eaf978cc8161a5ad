-- The warehouse: a row for each thing of each audit of each org. Standard SQL that PostgreSQL, Citus, CockroachDB, YugabyteDB and Aurora
-- share: org_id is first in every key (what a cluster distributes by), nothing is numbered by the server, no table refers to another.
-- A run is never changed once it is there.
CREATE TABLE IF NOT EXISTS schema_version (version bigint PRIMARY KEY);

CREATE TABLE IF NOT EXISTS org (
    org_id text PRIMARY KEY, org_name text, sandbox boolean, edition text, named_at timestamptz NOT NULL
);
CREATE TABLE IF NOT EXISTS run (
    org_id text, snapshot_at timestamptz, org_name text, sandbox boolean, version text NOT NULL, fetched_by text, api_version text,
    scope text, partial boolean NOT NULL, verdict text NOT NULL, critical bigint NOT NULL, high bigint NOT NULL, medium bigint NOT NULL,
    low bigint NOT NULL, info bigint NOT NULL, waived bigint NOT NULL, rules_ran bigint NOT NULL, rules bigint NOT NULL,
    rules_broken bigint NOT NULL, api_calls bigint, api_used bigint, api_limit bigint, sync_user_id text,
    PRIMARY KEY (org_id, snapshot_at)
);
CREATE TABLE IF NOT EXISTS object (
    org_id text, snapshot_at timestamptz, object text, label text, kind text, state text NOT NULL, can_create boolean,
    can_edit boolean, can_delete boolean, fields bigint,
    PRIMARY KEY (org_id, snapshot_at, object)
);
CREATE TABLE IF NOT EXISTS field (
    org_id text, snapshot_at timestamptz, object text, field text, label text, type text, synced text, can_read boolean,
    can_create boolean, can_edit boolean, marketo_writes boolean, why_not_editable text, access_needed text, class text,
    marketo_field text, sync_direction text, required boolean, is_unique boolean, external_id boolean, formula_kind text,
    length bigint, records double precision, fill double precision, findings text, proposed text,
    PRIMARY KEY (org_id, snapshot_at, object, field)
);
CREATE TABLE IF NOT EXISTS finding (
    org_id text, snapshot_at timestamptz, fingerprint text, rule text NOT NULL, severity text NOT NULL, severity_rank bigint NOT NULL,
    basis text NOT NULL, object text, field text, message text NOT NULL, who text NOT NULL, waived boolean NOT NULL,
    PRIMARY KEY (org_id, snapshot_at, fingerprint)
);
CREATE TABLE IF NOT EXISTS rule_state (
    org_id text, snapshot_at timestamptz, rule text, status text NOT NULL, findings bigint NOT NULL,
    PRIMARY KEY (org_id, snapshot_at, rule)
);
CREATE TABLE IF NOT EXISTS action (
    org_id text, snapshot_at timestamptz, rank bigint, severity text NOT NULL, who text NOT NULL, action text NOT NULL,
    place text NOT NULL, fields text NOT NULL, objects text NOT NULL, findings bigint NOT NULL,
    PRIMARY KEY (org_id, snapshot_at, rank)
);
CREATE TABLE IF NOT EXISTS decision (
    org_id text, snapshot_at timestamptz, object text, field text, needs text, answer text, review_by text, why text,
    marketing_contact text, answer_reason text, salesforce_contact text,
    PRIMARY KEY (org_id, snapshot_at, object, field)
);
CREATE TABLE IF NOT EXISTS coverage (
    org_id text, snapshot_at timestamptz, source text, status text NOT NULL, reason text NOT NULL,
    PRIMARY KEY (org_id, snapshot_at, source)
);
CREATE TABLE IF NOT EXISTS metric (
    org_id text, snapshot_at timestamptz, name text, value double precision NOT NULL,
    PRIMARY KEY (org_id, snapshot_at, name)
);
CREATE TABLE IF NOT EXISTS marketo_use (
    org_id text, snapshot_at timestamptz, number bigint, object text, field text, marketo_field text, asset_type text NOT NULL,
    place text NOT NULL, writes boolean, active boolean, archived boolean, unsure boolean,
    PRIMARY KEY (org_id, snapshot_at, number)
);
INSERT INTO schema_version SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM schema_version);
