/* Indexes beside snapshots: see include/syncaudit/snapshot.h. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

int sa_index_open(sqlite3 **out, const char *path, int application, struct sa_error *error)
{
    char pragma[64];
    *out = NULL;
    if (path && !make_private(path))
        return sa_error_set(error, SA_EIO, "cannot write '%s'", path);
    if (path && !sa_index_is_ours(path, application))
        return sa_error_set(error, SA_EINPUT, "'%s' is not an index of this program", path);
    snprintf(pragma, sizeof pragma, "PRAGMA application_id = %d", application);
    if (sqlite3_open_v2(path ? path : ":memory:", out, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
        SQLITE_OK)
        return sa_sql_error(*out, error, "opening the index");
    sqlite3_busy_timeout(*out, WAIT_MS);
    sqlite3_db_config(*out, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(*out, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    int rc = sa_sql_run(*out, pragma, error);
    return rc ? rc : sa_sql_functions(*out, error);
}
