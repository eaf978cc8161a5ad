/* Indexes beside snapshots: see include/syncaudit/snapshot.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "snapshot/handle.h"
#include "syncaudit/buffer.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

/* Where the first page of an SQLite file says whose it is (sqlite.org/fileformat.html). */
enum { HEADER_SIZE = 100, HEADER_APPLICATION_ID = 68 };

enum { WAIT_MS = 10000, STEP_MS = 20 };

/* ---- one program at a time ---- */

/* SQLite's own locks do not keep out who finds the file damaged and makes it anew. */
static bool lock_file(int descriptor)
{
    static const struct timespec step = {.tv_sec = 0, .tv_nsec = STEP_MS * 1000000L};
    for (int waited = 0; flock(descriptor, LOCK_EX | LOCK_NB) != 0; waited += STEP_MS) {
        if (errno != EWOULDBLOCK || waited >= WAIT_MS)
            return false;
        nanosleep(&step, NULL);
    }
    return true;
}

static bool is_at(int descriptor, const char *path)
{
    struct stat locked, there;
    return fstat(descriptor, &locked) == 0 && stat(path, &there) == 0 && locked.st_ino == there.st_ino &&
           locked.st_dev == there.st_dev;
}

/* The descriptor of the file, which SQLite would make so that others can read it, locked; -1 = it cannot be had. */
static int hold(const char *path)
{
    enum { TRIES = 10 }; /* a file system may tell two numbers of one file */
    for (int i = 0; i < TRIES; i++) {
        int descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
        if (descriptor < 0)
            return -1;
        bool locked = lock_file(descriptor);
        if (locked && is_at(descriptor, path))
            return descriptor;
        close(descriptor);
        if (!locked)
            return -1; /* else somebody has removed it meanwhile */
    }
    return -1;
}

static bool is_ours(int descriptor, int application)
{
    unsigned char header[HEADER_SIZE];
    ssize_t count = pread(descriptor, header, sizeof header, 0);
    const unsigned char *id = header + HEADER_APPLICATION_ID;
    return count == 0 ||
           (count == HEADER_SIZE && (id[0] << 24 | id[1] << 16 | id[2] << 8 | id[3]) == application);
}

/* ---- what is in it ---- */

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

static int open_as_is(struct sa_index *index, const char *path, const struct sa_index_kind *kind,
                      struct sa_error *error)
{
    char pragma[64];
    snprintf(pragma, sizeof pragma, "PRAGMA application_id = %d", kind->application);
    int rc = sa_handle_open(&index->db, path ? path : ":memory:", SQLITE_OPEN_READWRITE, error);
    if (rc == SA_OK)
        rc = sa_sql_run(index->db, pragma, error);
    if (rc == SA_OK && !define(index->db, kind->tables))
        rc = sa_error_set(error, SA_EFORMAT, "'%s' is not an index as this program makes them",
                          path ? path : "");
    if (rc == SA_OK)
        rc = sa_sql_run(index->db, kind->prepare, error);
    if (rc) {
        sqlite3_close_v2(index->db);
        index->db = NULL;
    }
    return rc;
}

/* Empties it. A journal that a killed program left would be played back into the new one. */
static int empty(const struct sa_index *index, const char *path, struct sa_error *error)
{
    char *journal = NULL;
    if (asprintf(&journal, "%s-journal", path) < 0)
        return sa_error_memory(error);
    bool emptied = (unlink(journal) == 0 || errno == ENOENT) && ftruncate(index->lock, 0) == 0;
    free(journal);
    return emptied ? SA_OK : sa_error_set(error, SA_EIO, "cannot empty '%s': %s", path, strerror(errno));
}

int sa_index_open(struct sa_index *out, const char *path, const struct sa_index_kind *kind,
                  struct sa_error *error)
{
    *out = (struct sa_index){.db = NULL, .lock = path ? hold(path) : -1};
    int rc = SA_OK;
    if (path && out->lock < 0)
        rc = sa_error_set(error, SA_EIO, "cannot write '%s'", path);
    else if (path && !is_ours(out->lock, kind->application))
        rc = sa_error_set(error, SA_EINPUT, "'%s' is not an index of this program", path);
    if (rc == SA_OK)
        rc = open_as_is(out, path, kind, error);
    if (rc == SA_EFORMAT && path) {
        rc = empty(out, path, error);
        if (rc == SA_OK)
            rc = open_as_is(out, path, kind, error);
    }
    if (rc)
        sa_index_close(out);
    return rc;
}

/* The file is let go of last: closing any descriptor of it ends SQLite's locks on it. */
void sa_index_close(struct sa_index *index)
{
    sqlite3_close_v2(index->db);
    if (index->lock >= 0)
        close(index->lock);
    *index = (struct sa_index){.db = NULL, .lock = -1};
}
