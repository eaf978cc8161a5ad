/* A JSON document made of queries: see document.h. */
#include <stddef.h>

#include "report/shared/document.h"

#include "syncaudit/sql.h"

static int put_member(sqlite3 *db, const struct sa_document_member *member,
                      void (*put)(void *payload, const char *text), void *payload, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rows = 0;
    int rc = sa_sql_prepare(db, &statement, member->sql, error);
    if (rc)
        return rc;
    put(payload, "  \"");
    put(payload, member->name);
    put(payload, member->list ? "\": [" : "\": ");
    while (sa_sql_each(statement, &rc, error)) {
        if (member->list)
            put(payload, rows ? ",\n    " : "\n    ");
        put(payload, sa_sql_text(statement, 0));
        rows++;
    }
    if (member->list)
        put(payload, rows ? "\n  ]" : "]");
    if (rc)
        sa_error_prefix(error, rc, "%s", member->name);
    else if (!member->list && rows != 1)
        rc = sa_error_set(error, SA_EFORMAT, "the snapshot has %d rows for '%s' where one belongs", rows,
                          member->name);
    sqlite3_finalize(statement);
    return rc;
}

int sa_document_write(sqlite3 *db, const struct sa_document_member *members,
                      void (*put)(void *payload, const char *text), void *payload, struct sa_error *error)
{
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && members[i].name; i++) {
        put(payload, i ? ",\n" : "{\n");
        rc = put_member(db, &members[i], put, payload, error);
    }
    put(payload, "\n}\n");
    return rc;
}
