/* Makes the tables and views that rows.sql describes: see rows.h. */
#include <stdio.h>
#include <string.h>

#include "rows.h"
#include "syncaudit/buffer.h"
#include "syncaudit/sql.h"

#define NAME_SIZE 256

/* Runs the statements that make an object's rows. */
static int make_rows(sqlite3 *db, const char *object, struct sa_error *error)
{
    sqlite3_stmt *statements = NULL;
    int rc = sa_sql_prepare(db, &statements, "SELECT ddl FROM row_ddl WHERE object = :object ORDER BY step",
                            error);
    if (rc)
        return rc;
    sa_sql_bind_text(statements, ":object", object);
    /* a statement cannot be running while the schema changes: read first, then run */
    struct sa_buffer script = SA_BUFFER_INIT(SA_BUFFER_OWN);
    while (rc == SA_OK && sqlite3_step(statements) == SQLITE_ROW)
        rc = sa_buffer_addf(&script, "%s;\n", sa_sql_text(statements, 0));
    sqlite3_finalize(statements);
    rc = rc ? sa_error_memory(error) : sa_sql_run(db, script.data, error);
    if (rc)
        sa_error_prefix(error, rc, "rows of '%s'", object);
    sa_buffer_release(&script);
    return rc;
}

int sim_rows_find(sqlite3 *db, const char *object, char *name, bool *weighted, struct sa_error *error)
{
    sqlite3_stmt *find = NULL;
    int rc = sa_sql_prepare(db, &find,
                            "SELECT 'rows_' || object, kind IN ('samples', 'history'),"
                            " EXISTS (SELECT 1 FROM sqlite_master m WHERE m.name = 'rows_' || k.object)"
                            " FROM row_kind k WHERE object = :object",
                            error);
    if (rc)
        return rc;
    sa_sql_bind_text(find, ":object", object);
    bool is_there = sqlite3_step(find) == SQLITE_ROW;
    bool is_made = is_there && sqlite3_column_int(find, 2);
    snprintf(name, NAME_SIZE, "%s", is_there ? sa_sql_text(find, 0) : "");
    if (weighted)
        *weighted = is_there && sqlite3_column_int(find, 1);
    sqlite3_finalize(find);
    if (!is_there)
        return sa_error_set(error, SA_EFORMAT, "there is no object '%s'", object);
    return is_made ? SA_OK : make_rows(db, object, error);
}

bool sim_rows_differ(const char *type)
{
    return strcmp(type, "id") == 0 || strcmp(type, "email") == 0;
}
