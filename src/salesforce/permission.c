/* System permissions: see permission.h. */
#include <string.h>

#include "salesforce/permission.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

static const char prefix[] = "Permissions";

/* The permission's name behind "Permissions", or NULL. */
static const char *permission_of(const char *column)
{
    size_t length = sizeof prefix - 1;
    bool is_permission = column && strncmp(column, prefix, length) == 0 && sa_text_is_api_name(column);
    return is_permission && column[length] ? column + length : NULL;
}

int sa_permission_columns(struct sa_buffer *out, const struct sa_json *describe, struct sa_error *error)
{
    const struct sa_json *fields = sa_json_get(describe, "fields");
    int rc = SA_OK;
    if (sa_json_type(fields) != SA_JSON_ARRAY)
        return sa_error_set(error, SA_EFORMAT, "answer is not a describe: it has no 'fields'");
    for (const struct sa_json *field = sa_json_first(fields); rc == SA_OK && field;
         field = sa_json_next(field)) {
        const char *name = sa_json_string(sa_json_get(field, "name"));
        if (permission_of(name))
            rc = sa_buffer_addf(out, ",%s", name);
    }
    return rc ? sa_error_memory(error) : SA_OK;
}

int sa_permission_store(sqlite3_stmt *insert, const char *parent, const struct sa_json *record,
                        struct sa_error *error)
{
    int rc = SA_OK;
    for (const struct sa_json *member = sa_json_first(record); rc == SA_OK && member;
         member = sa_json_next(member)) {
        const char *permission = permission_of(sa_json_name(member));
        if (!permission || sa_json_type(member) != SA_JSON_BOOLEAN)
            continue;
        sa_sql_bind_text(insert, ":parent", parent);
        sa_sql_bind_text(insert, ":permission", permission);
        sa_sql_bind_text(insert, ":granted", sa_json_boolean(member) ? "1" : "0");
        rc = sa_sql_step(insert, error);
    }
    return rc;
}
