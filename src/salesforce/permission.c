/* System permissions: see permission.h. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "fetch/source.h"
#include "salesforce/permission.h"
#include "syncaudit/name.h"
#include "syncaudit/sql.h"

static const char prefix[] = "Permissions";

/* The permission's name behind "Permissions", or NULL. */
static const char *permission_of(const char *column)
{
    size_t length = sizeof prefix - 1;
    bool is_permission = column && strncmp(column, prefix, length) == 0 && sa_is_api_name(column);
    return is_permission && column[length] ? column + length : NULL;
}

int sa_permission_columns(struct sa_buffer *out, const struct sa_json *describe, const char *object,
                          struct sa_error *error)
{
    const char *described = sa_json_string(sa_json_get(describe, "name"));
    const struct sa_json *fields = sa_json_get(describe, "fields");
    int rc = SA_OK;
    if (sa_json_type(fields) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "answer is not a describe: it has no 'fields'");
    if (!described || strcasecmp(described, object) != 0)
        return sa_error_set(error, SA_EFORMAT, "the answer is not the describe of %s", object);
    for (const struct sa_json *field = sa_json_first(fields); rc == SA_OK && field;
         field = sa_json_next(field)) {
        const char *name = sa_json_string(sa_json_get(field, "name"));
        if (!name)
            return sa_error_set(error, SA_EFORMAT, "answer is not a describe: a field has no API name");
        if (permission_of(name))
            rc = sa_buffer_addf(out, ",%s", name);
    }
    return rc ? sa_error_memory(error) : SA_OK;
}

int sa_permission_store(sqlite3_stmt *insert, const char *parent, const char *columns,
                        const struct sa_json *record, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t length; rc == SA_OK && *columns; columns += length + (columns[length] == ',')) {
        char name[SA_API_NAME_SIZE];
        length = strcspn(columns, ",");
        snprintf(name, sizeof name, "%.*s", (int)length, columns);
        const char *permission = permission_of(name);
        const struct sa_json *granted = sa_json_get(record, name);
        if (!permission)
            continue;
        bool is_told = sa_json_type(granted) == SA_JSON_BOOLEAN;
        if (!is_told && !(granted && *parent && sa_json_type(granted) == SA_JSON_NULL))
            return sa_error_set(error, SA_EFORMAT, "'%s' is %s", name,
                                granted ? "neither true nor false" : "missing");
        sa_sql_bind_asked(insert, ":parent", parent);
        sa_sql_bind_text(insert, ":permission", permission);
        sa_sql_bind_text(insert, ":granted", sa_json_boolean(granted) ? "1" : "0");
        rc = sa_sql_step(insert, error);
    }
    return rc;
}
