-- Values of country, state and picklist fields, counted. Those that no list of Salesforce's has are added up in one row, unless
-- somebody asked to see them (--show-values).
CREATE TABLE field_value (
    object    TEXT NOT NULL,
    field     TEXT NOT NULL,
    parent    TEXT NOT NULL DEFAULT '', -- of a state: the country it stands beside; only where values are shown
    value     TEXT NOT NULL,            -- '' = the values that no list has, together
    listed    INTEGER,                  -- 1 an active value of the list, 0 an inactive one, NULL = not in the list, or there is none
    different INTEGER NOT NULL DEFAULT 1,
    records   INTEGER NOT NULL,
    UNIQUE (object, field, parent, value)
);

-- Active campaigns of a type ('' = none) that have a status for their members; label '' = all of the type.
CREATE TABLE campaign_status (
    type      TEXT NOT NULL,
    label     TEXT NOT NULL,
    campaigns INTEGER NOT NULL,
    PRIMARY KEY (type, label)
) WITHOUT ROWID;
