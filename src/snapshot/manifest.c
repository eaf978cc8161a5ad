/* What is in a shared snapshot, for people: see include/syncaudit/share.h. */
#include <string.h>

#include "syncaudit/embedded.h"
#include "syncaudit/file.h"
#include "syncaudit/share.h"
#include "syncaudit/sql.h"

static int put_rows(struct sa_file_writer *file, sqlite3 *db, const char *sql, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, sql, error);
    while (sa_sql_each(statement, &rc, error)) {
        const char *text = sa_sql_text(statement, 0);
        sa_file_write(file, text, strlen(text));
        sa_file_write(file, "\n", 1);
    }
    sqlite3_finalize(statement);
    return rc;
}

/* Every table with what it holds; the statements are made from the schema. */
static int put_tables(struct sa_file_writer *file, sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *tables = NULL;
    int rc = sa_sql_prepare(
        db, &tables,
        "SELECT format('SELECT format(''%%-40s %%d rows'', %Q, count(*)) FROM \"%w\"', name, name)"
        " FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name",
        error);
    while (sa_sql_each(tables, &rc, error))
        rc = put_rows(file, db, sa_sql_text(tables, 0), error);
    sqlite3_finalize(tables);
    return rc;
}

int sa_snapshot_manifest(struct sa_snapshot *snapshot, const char *path, const char *more,
                         struct sa_error *error)
{
    struct sa_file_writer file = {0};
    sqlite3 *db = sa_snapshot_db(snapshot);
    const struct sa_embedded_file *columns = sa_embedded_find("src/snapshot/share/columns.sql");
    const struct sa_embedded_file *kept = sa_embedded_find("src/snapshot/share/kept.sql");
    const struct sa_embedded_file *lines = sa_embedded_find("src/snapshot/share/manifest.sql");
    if (!columns || !kept || !lines)
        return sa_error_set(error, SA_EINPUT, "this build cannot write a manifest");
    int rc = sa_sql_run(db, columns->data, error);
    if (rc == SA_OK)
        rc = sa_sql_run(db, kept->data, error);
    if (rc == SA_OK)
        rc = sa_file_begin(&file, path, error);
    if (rc)
        return rc;
    rc = put_rows(&file, db, lines->data, error);
    if (rc == SA_OK)
        rc = put_tables(&file, db, error);
    if (rc == SA_OK && more)
        sa_file_write(&file, more, strlen(more));
    if (rc == SA_OK)
        return sa_file_commit(&file, error);
    sa_file_abandon(&file);
    return rc;
}
