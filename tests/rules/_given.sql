-- Decisions and waivers in few words, for fixtures of rules.

CREATE TEMP TABLE given_source (source TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE decision_row (
    number INTEGER PRIMARY KEY, object TEXT NOT NULL, field TEXT NOT NULL, action TEXT NOT NULL, field_id TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE TEMP TABLE decision_value (number INTEGER NOT NULL, title TEXT NOT NULL, value TEXT NOT NULL);
CREATE TEMP TABLE decision_column (position INTEGER PRIMARY KEY, title TEXT NOT NULL);
CREATE TEMP TABLE waiver_given (
    number INTEGER PRIMARY KEY, rule TEXT, object TEXT, field TEXT, pattern TEXT, fingerprint TEXT, reason TEXT NOT NULL,
    owner TEXT, expires TEXT, ticket TEXT
);

CREATE TEMP TABLE became_visible (
    object TEXT NOT NULL, field TEXT NOT NULL, since TEXT NOT NULL, hidden INTEGER NOT NULL, PRIMARY KEY (object, field)
) WITHOUT ROWID;

-- What other rules found, for those that need 'findings'.
CREATE TEMP TABLE found (
    fingerprint TEXT, rule TEXT, severity_rank INTEGER, object TEXT, field TEXT, action TEXT, who TEXT
);

-- A decision on a field, or on an action: what a row does not say was left empty. It was made before the snapshot.
CREATE TEMP VIEW a_decision AS SELECT
    NULL AS object, NULL AS field, NULL AS action, NULL AS field_id, NULL AS changed, NULL AS needs, NULL AS why,
    NULL AS answer, NULL AS answer_reason, NULL AS review_by, NULL AS status, NULL AS reason
WHERE 0;
CREATE TEMP TRIGGER a_decision_insert INSTEAD OF INSERT ON a_decision
BEGIN
    INSERT OR IGNORE INTO given_source VALUES ('decisions');
    INSERT INTO decision_row (object, field, action, field_id, changed)
    VALUES (coalesce(NEW.object, ''), coalesce(NEW.field, ''), coalesce(NEW.action, ''), coalesce(NEW.field_id, ''),
            coalesce(NEW.changed, '2026-10-01T00:00:00Z'));
    INSERT INTO decision_value
    SELECT (SELECT max(number) FROM decision_row), title, value
    FROM (SELECT 'Marketing needs it' AS title, NEW.needs AS value UNION ALL SELECT 'Why synced', NEW.why
          UNION ALL SELECT 'Salesforce answer', NEW.answer UNION ALL SELECT 'Salesforce reason', NEW.answer_reason
          UNION ALL SELECT 'Review by', NEW.review_by UNION ALL SELECT 'Status', NEW.status
          UNION ALL SELECT 'Reason', NEW.reason)
    WHERE value IS NOT NULL;
    INSERT INTO decision_column (title)
    SELECT DISTINCT title FROM decision_value WHERE title NOT IN (SELECT title FROM decision_column);
END;

-- A waiver.
CREATE TEMP VIEW a_waiver AS SELECT
    NULL AS rule, NULL AS object, NULL AS field, NULL AS pattern, NULL AS fingerprint, NULL AS reason, NULL AS expires
WHERE 0;
CREATE TEMP TRIGGER a_waiver_insert INSTEAD OF INSERT ON a_waiver
BEGIN
    INSERT INTO waiver_given (rule, object, field, pattern, fingerprint, reason, expires)
    VALUES (NEW.rule, NEW.object, NEW.field, NEW.pattern, NEW.fingerprint, coalesce(NEW.reason, 'accepted'), NEW.expires);
END;
