SELECT row_number() OVER (ORDER BY marketo_object, rest_name, type, id, token, place, writes) AS number, object, field, marketo_field,
       type AS asset_type, place, writes, active, archived, unsure
FROM marketo_use ORDER BY 1
