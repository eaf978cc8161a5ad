/* What a snapshot holds: see sound.h. */
#include "snapshot/sound.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "syncaudit/sql.h"
#include "syncaudit/text.h"

static bool is_sound(sqlite3_value *value)
{
    switch (sqlite3_value_type(value)) {
    case SQLITE_BLOB:
        return false;
    case SQLITE_INTEGER:
        return sqlite3_value_int64(value) >= -SA_SQL_INTEGER_MOST &&
               sqlite3_value_int64(value) <= SA_SQL_INTEGER_MOST;
    case SQLITE_FLOAT:
        return isfinite(sqlite3_value_double(value));
    case SQLITE_TEXT:
        return sa_text_is_sound((const char *)sqlite3_value_text(value), (size_t)sqlite3_value_bytes(value));
    default:
        return true;
    }
}

/* sound(X, …): 1 when each argument is a number that a snapshot may have, or a text as it comes out of the gate, or NULL. */
static void sound_function(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    int sound = 1;
    for (int i = 0; i < argc && sound; i++)
        sound = is_sound(argv[i]);
    sqlite3_result_int(context, sound);
}

/* The one text a query gives: "" for none. `text` belongs to the statement. */
static int check_table(sqlite3 *db, const char *name, const char *quick, const char *values,
                       struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, quick, error);
    if (sa_sql_each(statement, &rc, error) && strcmp(sa_sql_text(statement, 0), "ok") != 0)
        rc = sa_error_set(error, SA_EFORMAT, "table %s: %s", name, sa_sql_text(statement, 0));
    sqlite3_finalize(statement);
    statement = NULL;
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &statement, values, error);
    if (sa_sql_each(statement, &rc, error))
        rc = sa_error_set(error, SA_EFORMAT,
                          "table %s has a value that is neither a text nor a number that can be", name);
    sqlite3_finalize(statement);
    return rc;
}

int sa_sound_check(sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *tables = NULL;
    if (sqlite3_create_function_v2(db, "sound", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                   NULL, sound_function, NULL, NULL, NULL) != SQLITE_OK)
        return sa_sql_error(db, error, "registering SQL functions");
    int rc = sa_sql_prepare(
        db, &tables,
        "SELECT t.name, format('PRAGMA main.quick_check(%Q)', t.name), format('SELECT 1 FROM main.\"%w\""
        " WHERE NOT sound(%s) LIMIT 1', t.name, group_concat(format('\"%w\"', c.name), ', '))"
        " FROM temp.our_table t JOIN pragma_table_info(t.name, 'main') c GROUP BY t.name",
        error);
    while (sa_sql_each(tables, &rc, error))
        rc = check_table(db, sa_sql_text(tables, 0), sa_sql_text(tables, 1), sa_sql_text(tables, 2), error);
    sqlite3_finalize(tables);
    return rc;
}

int sa_sound_run(sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, "SELECT count(*) FROM run", error);
    if (sa_sql_one(statement, &rc, error) && sqlite3_column_int(statement, 0) != 1)
        rc = sa_error_set(error, SA_EFORMAT, "it does not say which fetch it is from");
    sqlite3_finalize(statement);
    return rc;
}
