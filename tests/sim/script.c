/* What fills the database behind a simulator: see script.h. */
#include "script.h"
#include "syncaudit/buffer.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"
#include "table.h"

#define FILE_LIMIT ((size_t)64 << 20)

int sim_script_run(sqlite3 *db, const char *name, int objects, int fields, struct sa_error *error)
{
    struct sa_buffer path = SA_BUFFER_INIT(SA_BUFFER_OWN);
    struct sa_buffer script = SA_BUFFER_INIT(FILE_LIMIT);
    int rc = sa_buffer_addf(&path, "%s/%s", SIMULATOR_DIRECTORY, name);
    if (rc == SA_OK)
        rc = sa_file_read(&script, path.data, error);
    const char *sql = script.data;
    while (rc == SA_OK && *sql) {
        sqlite3_stmt *statement = NULL;
        if (sqlite3_prepare_v2(db, sql, -1, &statement, &sql) != SQLITE_OK) {
            rc = sa_sql_error(db, error, name);
        } else if (statement) {
            sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, ":objects"), objects);
            sqlite3_bind_int(statement, sqlite3_bind_parameter_index(statement, ":fields"), fields);
            rc = sa_sql_step(statement, error);
        }
        sqlite3_finalize(statement);
    }
    sa_buffer_release(&script);
    sa_buffer_release(&path);
    return rc;
}

int sim_script_load(sqlite3 *db, const char *table, const char *directory, const char *file,
                    struct sa_error *error)
{
    struct sa_buffer path = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = sa_buffer_addf(&path, "%s/%s", directory, file);
    rc = rc ? sa_error_memory(error) : sim_table_load(db, table, path.data, error);
    sa_buffer_release(&path);
    return rc;
}

int sim_script_statement(sqlite3 *db, const char *sql, const char *first, const char *second,
                         const char *third, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, sql, error);
    if (rc)
        return rc;
    sqlite3_bind_text(statement, 1, first, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, second, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 3, third, -1, SQLITE_STATIC);
    rc = sa_sql_step(statement, error);
    sqlite3_finalize(statement);
    return rc;
}
