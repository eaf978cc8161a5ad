-- How grave a finding or a change is. This is the one list of severities: the build makes that of the C sources from it
-- (include/syncaudit/vocabulary.h).
-- Source: reference
--     severity  text              critical, high, medium, low, info
--     rank      integer (1 to 5)  1 = the gravest
CREATE TEMP TABLE reference_severity (
    severity TEXT PRIMARY KEY,
    rank     INTEGER NOT NULL UNIQUE
) WITHOUT ROWID;

INSERT INTO reference_severity VALUES
    ('critical', 1),
    ('high', 2),
    ('medium', 3),
    ('low', 4),
    ('info', 5);
