-- MANIFEST.txt of a shared snapshot: a line a row, counted in the file itself.
WITH line (place, text) AS (
    VALUES (10, 'What this is'), (11, ''), (13, 'snapshot.db is an SQLite file: every SQLite tool shows all that is in it.'), (14, ''),
           (20, 'In it'), (21, ''), (30, ''), (31, 'Texts that stay as they are, but for e-mail addresses'), (32, ''), (39, ''),
           (40, 'Not in it'), (41, ''), (42, '- records: none is read'),
           (43, '- names, usernames and e-mail addresses of people: an id or "(address)" stands in their place'),
           (44, '- texts, numbers and comments in formulas; default values; lookup filters'),
           (45, '- help texts, descriptions, names of reports, dashboards and templates'),
           (46, '- passwords, tokens, keys: these are never written anywhere'), (47, ''), (50, 'Tables'), (51, '')
    UNION ALL
    SELECT 12, 'The metadata of the Salesforce org ' || coalesce(org_id, 'unknown') || ' ('
               || CASE sandbox WHEN 1 THEN 'SANDBOX' WHEN 0 THEN 'PRODUCTION' ELSE 'production or sandbox unknown' END
               || '), as one user of it could see it at ' || time || ', written by syncaudit ' || tool_version || '.'
    FROM audit
    UNION ALL
    SELECT 22, format('- %d objects known, %d of them described with %d fields: names, labels, types, lengths, and what the user may '
                      || 'read, create and edit', count(*), sum(state = 'ok'), (SELECT count(*) FROM describe_field))
    FROM object
    UNION ALL
    SELECT 23, format('- %d picklist values of %d fields: Marketo reads them, and rules compare them', count(*),
                      count(DISTINCT object || '.' || field))
    FROM describe_picklist_value
    UNION ALL
    SELECT 27, format('- %d error texts of Marketo''s export: codes, names of fields and objects, and the words that '
        || 'error texts are made of', count(*)) FROM marketo_error HAVING count(*) > 0
    UNION ALL
    SELECT 24, format('- of %d formulas the fields, functions and operators they are made of', count(calculatedFormula))
    FROM describe_field
)
SELECT text FROM (
    SELECT place, text FROM line
    UNION ALL
    SELECT 32 + k.place / 1000.0,
           '- ' || k.words || char(10) || '    (' || group_concat(s.name || '.' || s.column, ', ') || ')'
    FROM share_kept k JOIN (SELECT * FROM share_stays ORDER BY name, column) s USING (place) GROUP BY k.place)
ORDER BY place
