/* Small helpers on SQLite handles: see include/syncaudit/sql.h. */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "syncaudit/buffer.h"
#include "syncaudit/embedded.h"
#include "syncaudit/sql.h"

static int code_of(int sqlite_code)
{
    switch (sqlite_code & 0xFF) {
    case SQLITE_NOMEM:
        return SA_ENOMEM;
    case SQLITE_INTERRUPT:
        return SA_ECANCELLED;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_BUSY:
        return SA_EIO;
    default:
        return SA_EFORMAT;
    }
}

int sa_sql_error(sqlite3 *db, struct sa_error *error, const char *doing)
{
    int code = code_of(sqlite3_errcode(db));
    return code == SA_ENOMEM ? sa_error_memory(error)
                             : sa_error_set(error, code, "%s: %s", doing, sqlite3_errmsg(db));
}

/* What could not be bound, or read from a row: NULL or "" stands in its place. Reported by whoever asks next. */
static _Thread_local struct {
    bool memory;
    char misnamed[64];
} lost;

static int check_lost(struct sa_error *error)
{
    int rc = SA_OK;
    if (lost.memory)
        rc = sa_error_memory(error);
    else if (*lost.misnamed)
        rc = sa_error_set(error, SA_EFORMAT, "running SQL: there is no parameter '%s'", lost.misnamed);
    lost.memory = false;
    *lost.misnamed = '\0';
    return rc;
}

int sa_sql_run(sqlite3 *db, const char *sql, struct sa_error *error)
{
    int rc = check_lost(error);
    if (rc == SA_OK && sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        rc = sa_sql_error(db, error, "running SQL");
    return rc;
}

int sa_sql_scripts(sqlite3 *db, const char *beginning, struct sa_error *error)
{
    const struct sa_embedded_file *file = NULL;
    int rc = SA_OK;
    while (rc == SA_OK && (file = sa_embedded_next(beginning, file))) {
        rc = sa_sql_run(db, file->data, error);
        if (rc)
            sa_error_prefix(error, rc, "%s", file->path);
    }
    return rc;
}

int sa_sql_prepare(sqlite3 *db, sqlite3_stmt **out, const char *sql, struct sa_error *error)
{
    *out = NULL;
    int rc = check_lost(error);
    if (rc)
        return rc;
    if (sqlite3_prepare_v2(db, sql, -1, out, NULL) != SQLITE_OK)
        return sa_sql_error(db, error, "preparing SQL");
    return *out ? SA_OK : sa_error_set(error, SA_EFORMAT, "preparing SQL: there is no statement");
}

bool sa_sql_each(sqlite3_stmt *select, int *rc, struct sa_error *error)
{
    if (*rc == SA_OK)
        *rc = check_lost(error);
    if (*rc)
        return false;
    int code = sqlite3_step(select);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        *rc = sa_sql_error(sqlite3_db_handle(select), error, "running SQL");
    sqlite3_reset(select);
    return false;
}

bool sa_sql_one(sqlite3_stmt *select, int *rc, struct sa_error *error)
{
    bool row = sa_sql_each(select, rc, error);
    if (!row && *rc == SA_OK)
        *rc = sa_error_set(error, SA_EFORMAT, "running SQL: there is no row where one belongs");
    return row;
}

int sa_sql_step(sqlite3_stmt *statement, struct sa_error *error)
{
    int rc = check_lost(error);
    if (rc == SA_OK && sqlite3_step(statement) != SQLITE_DONE)
        rc = sa_sql_error(sqlite3_db_handle(statement), error, "running SQL");
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return rc;
}

static int prepare_insert(sqlite3 *to, sqlite3_stmt **out, const char *table, int columns,
                          struct sa_error *error)
{
    struct sa_buffer sql = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_buffer_addf(&sql, "INSERT INTO %s VALUES (?", table);
    for (int i = 1; i < columns && rc == SA_OK; i++)
        rc = sa_buffer_adds(&sql, ",?");
    if (rc == SA_OK)
        rc = sa_buffer_adds(&sql, ")");
    rc = rc ? sa_error_memory(error) : sa_sql_prepare(to, out, sql.data, error);
    sa_buffer_release(&sql);
    return rc;
}

int sa_sql_twin(sqlite3 *db, const char *table, struct sa_error *error)
{
    /* A view of that name stands for the table of an older snapshot. */
    char *sql =
        sqlite3_mprintf("CREATE TEMP TABLE twin AS SELECT * FROM \"%w\"; DROP VIEW IF EXISTS temp.\"%w\";"
                        "CREATE TEMP TABLE \"%w\" AS SELECT * FROM twin; DROP TABLE temp.twin",
                        table, table, table);
    int rc = sql ? sa_sql_run(db, sql, error) : sa_error_memory(error);
    sqlite3_free(sql);
    return rc;
}

int sa_sql_copy(sqlite3 *to, const char *table, sqlite3 *from, const char *select, struct sa_error *error)
{
    sqlite3_stmt *rows = NULL;
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_prepare(from, &rows, select, error);
    int columns = rc ? 0 : sqlite3_column_count(rows);
    if (rc == SA_OK)
        rc = prepare_insert(to, &insert, table, columns, error);
    while (sa_sql_each(rows, &rc, error)) {
        for (int i = 0; i < columns; i++)
            sqlite3_bind_value(insert, i + 1, sqlite3_column_value(rows, i));
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    sqlite3_finalize(rows);
    return rc;
}

/* The place of a parameter, or 0. */
static int find_parameter(sqlite3_stmt *statement, const char *parameter)
{
    int index = sqlite3_bind_parameter_index(statement, parameter);
    if (index == 0 && statement) /* without a statement its preparing has failed, and that was said */
        snprintf(lost.misnamed, sizeof lost.misnamed, "%s", parameter);
    return index;
}

void sa_sql_bind_text(sqlite3_stmt *statement, const char *parameter, const char *text)
{
    int index = find_parameter(statement, parameter);
    if (index > 0 && sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT) == SQLITE_NOMEM)
        lost.memory = true;
}

void sa_sql_bind_asked(sqlite3_stmt *statement, const char *parameter, const char *text)
{
    if (sqlite3_bind_parameter_index(statement, parameter) > 0)
        sa_sql_bind_text(statement, parameter, text);
}

void sa_sql_bind_int(sqlite3_stmt *statement, const char *parameter, long long number)
{
    int index = find_parameter(statement, parameter);
    if (index > 0)
        sqlite3_bind_int64(statement, index, number);
}

void sa_sql_bind_real(sqlite3_stmt *statement, const char *parameter, double number)
{
    int index = find_parameter(statement, parameter);
    if (index > 0)
        sqlite3_bind_double(statement, index, number);
}

const char *sa_sql_text_or_null(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    if (!text && statement && sqlite3_errcode(sqlite3_db_handle(statement)) == SQLITE_NOMEM)
        lost.memory = true;
    return text;
}

const char *sa_sql_text(sqlite3_stmt *statement, int column)
{
    const char *text = sa_sql_text_or_null(statement, column);
    return text ? text : "";
}
