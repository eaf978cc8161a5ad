SELECT source, CASE status WHEN 'not_there' THEN 'not_permitted' ELSE status END AS status, reason FROM source ORDER BY source
