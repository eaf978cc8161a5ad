SELECT rank, severity, who, action, place, fields, objects, json_array_length(findings) AS findings FROM action ORDER BY rank
