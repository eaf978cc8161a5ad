-- One row per entry of the Setup Audit Trail that was read.
CREATE VIEW setup_change AS
SELECT Id AS id, Action AS action, Section AS section, Display AS text,
       -- 2026-11-01T08:15:00.000+0000 as this program writes times.
       substr(CreatedDate, 1, 19) || 'Z' AS time,
       coalesce("CreatedBy.Username" || coalesce(' for ' || DelegateUser, ''), DelegateUser) AS user
FROM setup_audit_trail;
