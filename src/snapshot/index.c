/* Indexes beside snapshots: see include/syncaudit/snapshot.h. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "snapshot/handle.h"
#include "syncaudit/buffer.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

/* Where the first page of an SQLite file says whose it is (sqlite.org/fileformat.html). */
enum { HEADER_SIZE = 100, HEADER_APPLICATION_ID = 68, WAIT_MS = 10000 };

bool sa_index_is_ours(const char *path, int application)
{
    unsigned char header[HEADER_SIZE];
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    ssize_t count = descriptor < 0 ? -1 : read(descriptor, header, sizeof header);
    if (descriptor >= 0)
        close(descriptor);
    if (count <= 0)
        return count == 0;
    const unsigned char *id = header + HEADER_APPLICATION_ID;
    return count == HEADER_SIZE && (id[0] << 24 | id[1] << 16 | id[2] << 8 | id[3]) == application;
}

/* SQLite would make a file that others can read. */
static bool make_private(const char *path)
{
    int descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        close(descriptor);
    return descriptor >= 0;
}

/* Everything that is defined in a database, in one text. */
static int definitions(struct sa_buffer *out, sqlite3 *db)
{
    sqlite3_stmt *rows = NULL;
    int rc = sa_sql_prepare(
        db, &rows,
        "SELECT format('%s %s %s %s', type, name, tbl_name, sql) FROM main.sqlite_schema ORDER BY 1", NULL);
    while (sa_sql_each(rows, &rc, NULL))
        rc = sa_buffer_addf(out, "%s\n", sa_sql_text(rows, 0));
    sqlite3_finalize(rows);
    return rc;
}

/* Runs the script, which makes what is not there yet. False if there is anything else than what it makes. */
static bool define(sqlite3 *db, const char *script)
{
    struct sa_buffer is = SA_BUFFER_INIT(1 << 20);
    struct sa_buffer ought = SA_BUFFER_INIT(1 << 20);
    sqlite3 *plain = NULL;
    bool same =
        sa_sql_run(db, script, NULL) == SA_OK &&
        sa_handle_open(&plain, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL) == SA_OK &&
        sa_sql_run(plain, script, NULL) == SA_OK && definitions(&is, db) == SA_OK &&
        definitions(&ought, plain) == SA_OK && strcmp(is.data, ought.data) == 0;
    sqlite3_close_v2(plain);
    sa_buffer_release(&ought);
    sa_buffer_release(&is);
    return same;
}

int sa_index_open(sqlite3 **out, const char *path, int application, const char *script,
                  struct sa_error *error)
{
    char pragma[64];
    *out = NULL;
    if (path && !make_private(path))
        return sa_error_set(error, SA_EIO, "cannot write '%s'", path);
    if (path && !sa_index_is_ours(path, application))
        return sa_error_set(error, SA_EINPUT, "'%s' is not an index of this program", path);
    snprintf(pragma, sizeof pragma, "PRAGMA application_id = %d", application);
    int rc = sa_handle_open(out, path ? path : ":memory:", SQLITE_OPEN_READWRITE, error);
    if (rc == SA_OK) {
        sqlite3_busy_timeout(*out, WAIT_MS);
        rc = sa_sql_run(*out, pragma, error);
    }
    if (rc == SA_OK && !define(*out, script))
        rc = sa_error_set(error, SA_EINPUT, "'%s' is not an index as this program makes them",
                          path ? path : "");
    return rc;
}
