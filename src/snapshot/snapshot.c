/* Creating, sealing and opening snapshots: see include/syncaudit/snapshot.h. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "snapshot/handle.h"
#include "snapshot/views.h"
#include "syncaudit/buffer.h"
#include "syncaudit/file.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

struct sa_snapshot {
    sqlite3 *db;
    char *path;      /* the final name; NULL in memory */
    char *partial;   /* where it is being written; NULL once sealed */
    char *directory; /* of `path`; "" in memory */
    bool kept;       /* something of it outlives a crash */
};

/* Where the first page of an SQLite file says what it is (sqlite.org/fileformat.html). */
enum { HEADER_SIZE = 100, HEADER_USER_VERSION = 60, HEADER_APPLICATION_ID = 68 };

static unsigned big_endian(const unsigned char *bytes)
{
    return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 | (unsigned)bytes[2] << 8 | bytes[3];
}

static int snapshot_new(struct sa_snapshot **out, const char *path, struct sa_error *error)
{
    *out = calloc(1, sizeof **out);
    char *copy = path ? strdup(path) : NULL;
    if (*out) {
        (*out)->path = path ? strdup(path) : NULL;
        (*out)->directory = strdup(copy ? dirname(copy) : "");
    }
    free(copy);
    if (*out && (*out)->directory && (!path || (*out)->path))
        return SA_OK;
    sa_snapshot_close(*out);
    *out = NULL;
    return sa_error_memory(error);
}

/* The file is SQLite's from its first byte, but nobody else may read it at any time. What lies there is of a run that is
 * dead: whoever makes a snapshot holds its folder. */
static int make_private(const char *path, struct sa_error *error)
{
    if (unlink(path) != 0 && errno != ENOENT)
        return sa_error_set(error, SA_EIO, "cannot write '%s': %s", path, strerror(errno));
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return sa_error_set(error, SA_EIO, "cannot write '%s': %s", path, strerror(errno));
    close(descriptor);
    return SA_OK;
}

/* Makes the tables of a sealed snapshot readable beside those of this one. */
static int attach(sqlite3 *db, const char *path, struct sa_error *error)
{
    struct sa_buffer uri = SA_BUFFER_INIT(SA_BUFFER_OWN);
    sqlite3_stmt *statement = NULL;
    int rc = sa_handle_uri(&uri, path) ? sa_error_memory(error) : SA_OK;
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &statement, "ATTACH :uri AS before", error);
    if (rc == SA_OK) {
        sa_sql_bind_text(statement, ":uri", uri.data);
        rc = sa_sql_step(statement, error);
    }
    sqlite3_finalize(statement);
    sa_buffer_release(&uri);
    return rc;
}

/* Copies every table of the attached snapshot. */
static int copy_tables(sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *tables = NULL;
    int rc = sa_sql_prepare(db, &tables,
                            "SELECT format('INSERT INTO main.\"%w\" SELECT * FROM before.\"%w\"', name, name)"
                            " FROM main.sqlite_master WHERE type = 'table' ORDER BY rowid",
                            error);
    for (bool found = rc == SA_OK; found;) {
        rc = sa_sql_next(tables, &found, error);
        found = found && rc == SA_OK;
        if (found)
            rc = sa_sql_run(db, sa_sql_text(tables, 0), error);
        found = found && rc == SA_OK;
    }
    sqlite3_finalize(tables);
    return rc;
}

/* A file of which nothing was kept is worthless after a crash, so until then SQLite neither journals to disk nor syncs while it
 * is written; sa_file_publish syncs it once, before it gets its name. The journal stays in memory and not
 * off, so that a savepoint can still be rolled back. */
static int begin(struct sa_snapshot *snapshot, const char *before, struct sa_error *error)
{
    char pragmas[128];
    snprintf(pragmas, sizeof pragmas, "BEGIN; PRAGMA application_id = %d; PRAGMA user_version = %d",
             SA_SNAPSHOT_APPLICATION, SA_SNAPSHOT_VERSION);
    int rc = sa_sql_run(
        snapshot->db,
        "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE", error);
    if (rc == SA_OK)
        rc = sa_views_make(snapshot->db, error);
    if (rc == SA_OK && before)
        rc = attach(snapshot->db, before, error);
    if (rc == SA_OK)
        rc = sa_sql_run(snapshot->db, pragmas, error);
    if (rc == SA_OK)
        rc = sa_sql_scripts(snapshot->db, "src/snapshot/schema/", error);
    return rc || !before ? rc : copy_tables(snapshot->db, error);
}

/* `before` is a sealed snapshot to begin with, or NULL. */
static int create(struct sa_snapshot **out, const char *path, const char *before, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    char *partial = NULL;
    int rc = snapshot_new(&snapshot, path, error);
    if (rc == SA_OK && asprintf(&partial, "%s.part", path) < 0) {
        partial = NULL;
        rc = sa_error_memory(error);
    }
    if (rc == SA_OK)
        rc = make_private(partial, error);
    if (rc == SA_OK) {
        snapshot->partial = partial;
        partial = NULL;
        rc = sa_handle_open(&snapshot->db, snapshot->partial, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, error);
        if (rc == SA_OK)
            rc = begin(snapshot, before, error);
        if (rc)
            sa_error_prefix(error, rc, "cannot write '%s'", snapshot->partial);
    }
    free(partial);
    if (rc) {
        sa_snapshot_close(snapshot);
        snapshot = NULL;
    }
    *out = snapshot;
    return rc;
}

int sa_snapshot_create(struct sa_snapshot **out, const char *path, struct sa_error *error)
{
    return create(out, path, NULL, error);
}

int sa_snapshot_continue(struct sa_snapshot **out, const char *path, struct sa_error *error)
{
    struct sa_snapshot *before = NULL;
    char *real = NULL;
    *out = NULL;
    int rc = sa_snapshot_open(&before, path, error); /* is it one, and of this version? */
    sa_snapshot_close(before);
    if (rc)
        return rc;
    real = realpath(path, NULL);
    rc = real ? create(out, path, real, error)
              : sa_error_set(error, SA_EIO, "cannot read '%s': %s", path, strerror(errno));
    free(real);
    return rc;
}

int sa_snapshot_keep(struct sa_snapshot *snapshot, struct sa_error *error)
{
    int rc = sa_sql_run(snapshot->db, "COMMIT", error);
    if (rc == SA_OK && !snapshot->kept)
        rc = sa_sql_run(snapshot->db, "PRAGMA main.journal_mode = DELETE; PRAGMA main.synchronous = NORMAL",
                        error);
    snapshot->kept = true;
    return rc ? rc : sa_sql_run(snapshot->db, "BEGIN", error);
}

/* A sealed file never changes: immutable, so SQLite needs no locks and makes no files beside it. The file is opened for
 * reading only, the handle is not: databases in memory that are attached to it take its mode. */
static int open_sealed(struct sa_snapshot *snapshot, struct sa_error *error)
{
    struct sa_buffer uri = SA_BUFFER_INIT(SA_BUFFER_OWN);
    char *real = realpath(snapshot->path, NULL);
    int rc = real ? sa_handle_uri(&uri, real) : SA_EIO;
    if (!real)
        sa_error_set(error, rc, "cannot read '%s': %s", snapshot->path, strerror(errno));
    else if (rc)
        sa_error_memory(error);
    else
        rc = sa_handle_open(&snapshot->db, uri.data, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, error);
    if (rc == SA_OK)
        rc = sa_views_make(snapshot->db, error);
    sa_buffer_release(&uri);
    free(real);
    return rc;
}

int sa_snapshot_seal(struct sa_snapshot *snapshot, struct sa_error *error)
{
    /* Of what was kept on the way. */
    int rc = sa_sql_run(snapshot->db, "DROP TABLE IF EXISTS pending", error);
    if (rc == SA_OK)
        rc = sa_sql_scripts(snapshot->db, "src/snapshot/indexes/", error);
    if (rc == SA_OK)
        rc = sa_sql_scripts(snapshot->db, "src/snapshot/seal/", error);
    if (rc == SA_OK)
        rc = sa_views_store(snapshot->db, error);
    if (rc == SA_OK)
        rc = sa_sql_run(snapshot->db, "COMMIT", error);
    sqlite3_close_v2(snapshot->db);
    snapshot->db = NULL;
    if (rc)
        sa_error_prefix(error, rc, "cannot write '%s'", snapshot->partial);
    else
        rc = sa_file_publish(snapshot->partial, snapshot->path, error);
    if (rc)
        unlink(snapshot->partial);
    free(snapshot->partial);
    snapshot->partial = NULL;
    return rc ? rc : open_sealed(snapshot, error);
}

static int not_a_snapshot(const char *path, const char *why, struct sa_error *error)
{
    sa_error_set(error, SA_EINPUT, "'%s' is not a snapshot: %s", path, why);
    sa_error_advise(error,
                    "give a snapshot.db that 'syncaudit audit' or 'syncaudit fetch' wrote, or its folder");
    return SA_EINPUT;
}

/* The one place that knows older versions: each will get a case that migrates a private copy. */
static int check_version(const char *path, unsigned version, struct sa_error *error)
{
    switch (version) {
    case SA_SNAPSHOT_VERSION:
        return SA_OK;
    case 0:
        return not_a_snapshot(path, "it has no version", error);
    default:
        sa_error_set(error, SA_EINPUT, "snapshot '%s' has version %u, and this program reads version %d",
                     path, version, SA_SNAPSHOT_VERSION);
        sa_error_advise(error, "use a newer syncaudit, one that reads snapshot version %u", version);
        return SA_EINPUT;
    }
}

/* Says what is wrong before SQLite is shown the file: its own words would be about databases. */
static int check_header(const char *path, struct sa_error *error)
{
    unsigned char header[HEADER_SIZE];
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
        return not_a_snapshot(path, strerror(errno), error);
    if (descriptor < 0)
        return sa_error_set(error, SA_EIO, "cannot read '%s': %s", path, strerror(errno));
    bool regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    ssize_t count = regular ? read(descriptor, header, sizeof header) : 0;
    int number = errno;
    close(descriptor);
    if (!regular)
        return not_a_snapshot(path, "it is not a plain file", error);
    if (count < 0)
        return sa_error_set(error, SA_EIO, "cannot read '%s': %s", path, strerror(number));
    if (count < HEADER_SIZE || memcmp(header, "SQLite format 3", 16) != 0)
        return not_a_snapshot(path, count ? "it is not an SQLite file" : "it is empty", error);
    if (big_endian(header + HEADER_APPLICATION_ID) != SA_SNAPSHOT_APPLICATION)
        return not_a_snapshot(path, "another program made it", error);
    return check_version(path, big_endian(header + HEADER_USER_VERSION), error);
}

/* Enough to know that this is a whole snapshot, at a cost that does not grow with it: SQLite itself compares
 * the file's size with its header, and the schema is parsed. A full check would read every page; a page that
 * is damaged inside is reported by the query that meets it. */
static int check_content(struct sa_snapshot *snapshot, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(snapshot->db, &statement,
                            "SELECT count(*) FROM audit UNION ALL"
                            " SELECT 1 FROM (SELECT (SELECT count(*) FROM (SELECT 1 FROM source LIMIT 1)),"
                            " (SELECT count(*) FROM (SELECT 1 FROM object LIMIT 1)),"
                            " (SELECT count(*) FROM (SELECT 1 FROM field LIMIT 1)),"
                            " (SELECT count(*) FROM (SELECT 1 FROM relation LIMIT 1)))",
                            error);
    if (rc == SA_OK && sqlite3_step(statement) != SQLITE_ROW)
        rc = sa_sql_error(snapshot->db, error, "reading");
    if (rc == SA_OK && sqlite3_column_int(statement, 0) != 1)
        rc = sa_error_set(error, SA_EFORMAT, "it does not say which fetch it is from");
    sqlite3_finalize(statement);
    return rc;
}

int sa_snapshot_open(struct sa_snapshot **out, const char *path, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    char *file = NULL;
    *out = NULL;
    if (asprintf(&file, "%s%s", path, sa_directory_exists(path) ? "/snapshot.db" : "") < 0)
        return sa_error_memory(error);
    int rc = check_header(file, error);
    if (rc == SA_OK)
        rc = snapshot_new(&snapshot, file, error);
    if (rc == SA_OK) {
        rc = open_sealed(snapshot, error);
        if (rc == SA_OK)
            rc = check_content(snapshot, error);
        if (rc == SA_EFORMAT) {
            rc = SA_EINPUT;
            sa_error_prefix(error, rc, "snapshot '%s' is damaged", file);
            sa_error_advise(error, "fetch it again, or restore it from a backup");
        }
    }
    if (rc)
        sa_snapshot_close(snapshot);
    else
        *out = snapshot;
    free(file);
    return rc;
}

/* A process may be killed, or a machine lose its power, within the first commit, which nothing guards: every page is looked at. */
static int check_kept(sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *check = NULL;
    bool row = false;
    int rc = sa_sql_prepare(
        db, &check, "SELECT quick_check = 'ok' AND (SELECT count(*) FROM run) = 1 FROM pragma_quick_check(1)",
        error);
    if (rc == SA_OK)
        rc = sa_sql_next(check, &row, error);
    if (rc == SA_OK && (!row || !sqlite3_column_int(check, 0)))
        rc = sa_error_set(error, SA_EFORMAT, "it is damaged");
    sqlite3_finalize(check);
    return rc;
}

int sa_snapshot_recover(struct sa_snapshot **out, const char *path, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    *out = NULL;
    int rc = snapshot_new(&snapshot, path, error);
    if (rc == SA_OK && asprintf(&snapshot->partial, "%s.part", path) < 0) {
        snapshot->partial = NULL;
        rc = sa_error_memory(error);
    }
    if (rc == SA_OK)
        rc = check_header(snapshot->partial, error);
    if (rc == SA_OK)
        rc = sa_handle_open(&snapshot->db, snapshot->partial, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW,
                            error);
    if (rc == SA_OK)
        rc = check_kept(snapshot->db, error);
    if (rc == SA_OK)
        rc = sa_views_make(snapshot->db, error);
    if (rc == SA_OK)
        rc = sa_sql_run(snapshot->db, "BEGIN", error);
    if (rc == SA_OK)
        *out = snapshot;
    else
        sa_snapshot_close(snapshot);
    return rc == SA_EFORMAT ? SA_EINPUT : rc;
}

int sa_snapshot_memory(struct sa_snapshot **out, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    int rc = snapshot_new(&snapshot, NULL, error);
    if (rc == SA_OK)
        rc = sa_handle_open(&snapshot->db, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
    if (rc == SA_OK) /* nothing in it is foreign, and fixtures have triggers */
        sqlite3_db_config(snapshot->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
    if (rc == SA_OK)
        rc = sa_sql_scripts(snapshot->db, "src/snapshot/schema/", error);
    if (rc == SA_OK)
        rc = sa_sql_scripts(snapshot->db, "src/snapshot/indexes/", error);
    if (rc == SA_OK)
        rc = sa_views_make(snapshot->db, error);
    if (rc) {
        sa_snapshot_close(snapshot);
        snapshot = NULL;
    }
    *out = snapshot;
    return rc;
}

void sa_snapshot_close(struct sa_snapshot *snapshot)
{
    if (!snapshot)
        return;
    sqlite3_close_v2(snapshot->db);
    if (snapshot->partial)
        unlink(snapshot->partial);
    free(snapshot->directory);
    free(snapshot->partial);
    free(snapshot->path);
    free(snapshot);
}

sqlite3 *sa_snapshot_db(struct sa_snapshot *snapshot)
{
    return snapshot->db;
}

const char *sa_snapshot_directory(const struct sa_snapshot *snapshot)
{
    return snapshot->directory;
}
