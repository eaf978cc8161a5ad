-- What was asked and what came of it, as CSV: the request ids are what Salesforce's support asks for first.
SELECT 'source,connection,object,status,http_status,request_id,fetched,reason'
UNION ALL
SELECT line
FROM (SELECT printf('"%s","%s","%s","%s","%s","%s","%s","%s"', source, connection, object, status, coalesce(http_status, ''),
                    coalesce(replace(request_id, '"', '""'), ''), coalesce(fetched, ''),
                    replace(replace(replace(reason, '"', '""'), char(10), ' '), char(13), ' ')) AS line
      FROM coverage ORDER BY source, connection, object)
