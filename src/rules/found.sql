-- Between the rules: what rules that need 'findings' read. They cannot read the table they are about to fill.
-- Source: rules
--     fingerprint    text              as in finding
--     rule           text              id
--     severity_rank  integer (1 to 5)  1 = critical
--     object         text              API name, or NULL
--     field          text              API name, or NULL
--     action         text              the change that closes it
--     who            text              salesforce, marketo, both
CREATE TEMP TABLE IF NOT EXISTS found (
    fingerprint   TEXT,
    rule          TEXT,
    severity_rank INTEGER,
    object        TEXT,
    field         TEXT,
    action        TEXT,
    who           TEXT
);
INSERT INTO found SELECT fingerprint, rule, severity_rank, object, field, action, who FROM finding;
CREATE INDEX temp.found_field ON found (object, field);
CREATE INDEX temp.found_action ON found (action, object);
INSERT OR IGNORE INTO given_source VALUES ('findings');
