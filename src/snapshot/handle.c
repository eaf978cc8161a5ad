/* SQLite handles: see handle.h. */
#include "snapshot/handle.h"

#include <string.h>

#include "snapshot/bounded.h"
#include "syncaudit/sql.h"

/* Temporary views and triggers, which only this program makes, work all the same. */
static int configure(sqlite3 *db, struct sa_error *error)
{
    static const struct {
        int option;
        int value;
    } settings[] = {
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (sqlite3_db_config(db, settings[i].option, settings[i].value, NULL) != SQLITE_OK)
            return sa_error_set(error, SA_EIO, "this SQLite library is too old");
    sqlite3_extended_result_codes(db, 1);
    /* What is worked out is thrown away when something fails: a journal of it on a disk that is full helps nobody. What an org of some
     * thousand fields needs stays in memory, at most 16 MiB of it. */
    int rc = sa_sql_run(
        db, "PRAGMA cell_size_check = ON; PRAGMA temp.journal_mode = MEMORY; PRAGMA temp.cache_size = -16384",
        error);
    if (rc == SA_OK)
        rc = sa_bounded_functions(db, error);
    return rc ? rc : sa_sql_functions(db, error);
}

int sa_handle_open(sqlite3 **out, const char *name, int flags, struct sa_error *error)
{
    if (sqlite3_open_v2(name, out, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        return sa_sql_error(*out, error, "opening the database");
    return configure(*out, error);
}

int sa_handle_uri(struct sa_buffer *uri, const char *path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    int rc = sa_buffer_adds(uri, "file:");
    for (; *path && rc == SA_OK; path++)
        rc = strchr(plain, *path) ? sa_buffer_add(uri, path, 1)
                                  : sa_buffer_addf(uri, "%%%02X", (unsigned char)*path);
    return rc ? rc : sa_buffer_adds(uri, "?immutable=1");
}

/* What ANALYZE left in a file would lead the planner astray. SQLite goes on without it when it may not read it. */
static int ignore_statistics(void *payload, int action, const char *table, const char *column,
                             const char *database, const char *by)
{
    (void)payload;
    (void)column;
    (void)database;
    (void)by;
    return action == SQLITE_READ && sqlite3_strnicmp(table, "sqlite_stat", 11) == 0 ? SQLITE_DENY : SQLITE_OK;
}

int sa_handle_schema(sqlite3 *db, struct sa_error *error)
{
    sqlite3_set_authorizer(db, ignore_statistics, NULL);
    int rc = sa_sql_run(db, "SELECT 1 FROM main.sqlite_schema LIMIT 1", error);
    sqlite3_set_authorizer(db, NULL, NULL);
    return rc;
}

int sa_handle_copy(sqlite3 *to, sqlite3 *from, struct sa_error *error)
{
    sqlite3_stmt *tables = NULL;
    int rc = sa_sql_prepare(to, &tables,
                            "SELECT format('main.\"%w\"', name), format('SELECT * FROM \"%w\"', name)"
                            " FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid",
                            error);
    while (sa_sql_each(tables, &rc, error))
        rc = sa_sql_copy(to, sa_sql_text(tables, 0), from, sa_sql_text(tables, 1), error);
    sqlite3_finalize(tables);
    return rc;
}
