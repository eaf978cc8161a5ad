-- Which asset of Marketo uses which field, once for all its places; the field of Lead where Contact has it too.
CREATE TABLE now.marketo_use AS
SELECT object, field, type, id, asset, max(active) AS active, max(writes) AS writes,
       CASE type WHEN 'token' THEN 'program_token' WHEN 'custom object' THEN 'custom_object_use'
                 ELSE replace(replace(type, 'e-mail', 'email'), ' ', '_') END AS source
FROM marketo_use WHERE field IS NOT NULL GROUP BY object, field, type, id, token;
CREATE INDEX now.marketo_use_asset ON marketo_use (object, field, type, id, asset);
