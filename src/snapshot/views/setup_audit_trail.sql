-- One row per entry of the Setup Audit Trail that was read.
-- Source: audit_trail
--     id       text  id
--     action   text  Salesforce's code: changedField, …
--     section  text  part of Setup
--     text     text  what was done, in Salesforce's words and with labels
--     time     time  when
--     user     text  by whom; "for" names whom an administrator stood in for
CREATE VIEW setup_change AS
SELECT Id AS id, Action AS action, Section AS section, Display AS text,
       -- 2026-11-01T08:15:00.000+0000 as this program writes times.
       substr(CreatedDate, 1, 19) || 'Z' AS time,
       coalesce("CreatedBy.Username" || coalesce(' for ' || DelegateUser, ''), DelegateUser) AS user
FROM setup_audit_trail;
