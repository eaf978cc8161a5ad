-- What rules on access start from, worked out once per run.

-- What the sync is used for: what a person has settled, else people in both directions.
-- Source: configuration
--     capability  text  of reference_capability
CREATE TEMP TABLE wanted_capability AS
SELECT capability FROM capability_setting
UNION SELECT 'persons' WHERE NOT EXISTS (SELECT 1 FROM capability_setting);

-- Fields of synced objects that exist and that the sync user does not see. needed: why it ought to; marketo_writes: Marketo
-- would send changes of it.
-- Source: setup, admin_objects
--     object          text    API name of the object
--     field           text    API name
--     label           text    as people see it
--     type            text    as Setup shows it
--     reason          text    why it is hidden
--     needed          text    why it ought to be seen; NULL = it need not
--     marketo_writes  yes/no  Marketo would send changes of it
CREATE TEMP TABLE hidden_field AS
SELECT k.object, k.field, k.label, k.type, coalesce(a.reason, 'not visible') AS reason,
       CASE
           WHEN r.field IS NOT NULL THEN 'the sync asks for it'
           WHEN m.field IS NOT NULL THEN 'Marketo''s ' || m.marketo_field
           WHEN p.pattern IS NOT NULL THEN 'a field of Marketo''s own'
       END AS needed,
       coalesce(m.written, 0) OR p.pattern IS NOT NULL AS marketo_writes
FROM known_field k
JOIN synced_object s ON s.object = k.object AND s.fields_sync
LEFT JOIN computed_access a ON a.object = k.object AND a.field = k.field
LEFT JOIN reference_required_field r ON r.object = k.object AND r.field = k.field
LEFT JOIN reference_mapping m ON m.object = k.object AND m.field = k.field
LEFT JOIN reference_marketo_package p ON k.object IN ('Lead', 'Contact') AND k.field REGEXP p.pattern
WHERE k.fls AND NOT EXISTS (SELECT 1 FROM describe_field d WHERE d.object = k.object AND d.name = k.field)
GROUP BY k.object, k.field
LIMIT (SELECT CASE WHEN EXISTS (SELECT 1 FROM admin_field) OR EXISTS (SELECT 1 FROM setup_field_definition) THEN -1 ELSE 0 END);
CREATE UNIQUE INDEX temp.hidden_field_name ON hidden_field (object, field);

-- Log-ins with user name and password. One by OAuth has the type Remote Access 2.0, whatever API it is for.
-- Source: logins
--     time  time  when
CREATE TEMP VIEW password_login AS
SELECT time FROM login WHERE api_type GLOB 'SOAP*' AND type NOT GLOB 'Remote Access*' AND status = 'Success';
