# From the list of the columns (view, column, type, …; tab-separated) a query for the views with a value that is not of its type.
BEGIN { FS = "\t"; quote = "'" }
FNR > 1 {
    type = $3 == "yes/no" || $3 ~ /^integer/ ? "integer" : $3 ~ /^number/ ? "real" : "text"
    types = quote "null" quote ", " quote type quote
    if (type == "real") # a number may be a whole one, and a step of a number may begin without a value
        types = types ", " quote "integer" quote ($1 == "change_step" ? ", " quote "text" quote : "")
    right = "typeof(\"" $2 "\") IN (" types ")"
    if ($3 == "yes/no")
        right = right " AND coalesce(\"" $2 "\", 0) IN (0, 1)"
    test[$1] = test[$1] (test[$1] ? " AND " : "") right
}
END {
    for (view in test)
        print (n++ ? "UNION ALL " : "") "SELECT " quote view quote " AS view FROM (SELECT 1 FROM " view " WHERE NOT (" test[view] ") LIMIT 1)"
}
