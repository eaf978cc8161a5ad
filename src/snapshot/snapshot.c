/* Creating, sealing and opening snapshots: see include/syncaudit/snapshot.h. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "snapshot/glance.h"
#include "snapshot/handle.h"
#include "snapshot/header.h"
#include "snapshot/own.h"
#include "snapshot/shape.h"
#include "snapshot/sound.h"
#include "snapshot/views.h"
#include "syncaudit/buffer.h"
#include "syncaudit/clock.h"
#include "syncaudit/file.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

/* A file may be made so that reading it never ends. */
enum {
    SCHEMA_LIMIT_MS = 3000,
    OPEN_LIMIT_MS = 60000,
    STEPS_BETWEEN_LOOKS = 5000,
    VALUE_MAX = 256 * 1024 * 1024, /* bytes of one value */
};

int sa_snapshot_new(struct sa_snapshot **out, const char *path, struct sa_error *error)
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

int sa_snapshot_remove(const char *path)
{
    char *journal = NULL;
    if (asprintf(&journal, "%s-journal", path) < 0) {
        errno = ENOMEM;
        return -1;
    }
    /* Without its journal the file would pass for whole. */
    bool gone = (unlink(path) == 0 || errno == ENOENT) && (unlink(journal) == 0 || errno == ENOENT);
    free(journal);
    return gone ? 0 : -1;
}

/* The file is SQLite's from its first byte, but nobody else may read it at any time. What lies there is of a run that is
 * dead: whoever makes a snapshot holds its folder. */
static int make_private(const char *path, struct sa_error *error)
{
    if (sa_snapshot_remove(path) != 0)
        return errno == ENOMEM ? sa_error_memory(error)
                               : sa_error_set(error, SA_EIO, "cannot write '%s': %s", path, strerror(errno));
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return sa_error_set(error, SA_EIO, "cannot write '%s': %s", path, strerror(errno));
    close(descriptor);
    return SA_OK;
}

/* A file of which nothing was kept is worthless after a crash, so until then SQLite neither journals to disk nor syncs while it
 * is written; sa_file_publish syncs it once, before it gets its name. The journal stays in memory and not
 * off, so that a savepoint can still be rolled back. */
static int snapshot_begin(struct sa_snapshot *snapshot, struct sa_error *error)
{
    char pragmas[128];
    snprintf(pragmas, sizeof pragmas, "BEGIN; PRAGMA application_id = %d; PRAGMA user_version = %d",
             SA_SNAPSHOT_APPLICATION, SA_SNAPSHOT_VERSION);
    int rc = sa_sql_run(
        snapshot->db,
        "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE", error);
    if (rc == SA_OK)
        rc = sa_views_make(snapshot->db, error);
    if (rc == SA_OK)
        rc = sa_sql_run(snapshot->db, pragmas, error);
    return rc ? rc : sa_sql_scripts(snapshot->db, "src/snapshot/schema/", error);
}

int sa_snapshot_create(struct sa_snapshot **out, const char *path, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    char *partial = NULL;
    int rc = sa_snapshot_new(&snapshot, path, error);
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
            rc = snapshot_begin(snapshot, error);
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

int sa_snapshot_copy(struct sa_snapshot **out, const char *path, struct sa_snapshot *from,
                     struct sa_error *error)
{
    int rc = path ? sa_snapshot_create(out, path, error) : sa_snapshot_memory(out, error);
    if (rc)
        return rc;
    (*out)->copied = true;
    rc = sa_handle_copy((*out)->db, from->db, error);
    if (rc) {
        sa_error_prefix(error, rc, "copying the snapshot");
        sa_snapshot_close(*out);
        *out = NULL;
    }
    return rc;
}

int sa_snapshot_continue(struct sa_snapshot **out, const char *path, struct sa_error *error)
{
    struct sa_snapshot *before = NULL;
    *out = NULL;
    int rc = sa_snapshot_open(&before, path, error);
    if (rc == SA_OK && !before->current) {
        rc = sa_error_set(error, SA_EINPUT, "'%s' was fetched by an older syncaudit", path);
        sa_error_advise(error, "fetch anew without --resume");
    }
    if (rc == SA_OK)
        rc = sa_snapshot_copy(out, path, before, error);
    sa_snapshot_close(before);
    return rc;
}

static int snapshot_look(void *payload)
{
    const struct sa_snapshot *snapshot = payload;
    return snapshot->deadline && sa_time_monotonic_ms() > snapshot->deadline;
}

int sa_snapshot_read_schema(struct sa_snapshot *snapshot, struct sa_error *error)
{
    sqlite3_progress_handler(snapshot->db, STEPS_BETWEEN_LOOKS, snapshot_look, snapshot);
    sqlite3_limit(snapshot->db, SQLITE_LIMIT_LENGTH, VALUE_MAX);
    snapshot->deadline = sa_time_monotonic_ms() + SCHEMA_LIMIT_MS;
    int rc = sa_handle_schema(snapshot->db, error);
    snapshot->deadline = 0;
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
        rc = sa_snapshot_read_schema(snapshot, error);
    sa_buffer_release(&uri);
    free(real);
    return rc;
}

/* Goes on with a file that this program has written just now. */
static int open_own(struct sa_snapshot *snapshot, struct sa_error *error)
{
    int rc = open_sealed(snapshot, error);
    snapshot->current = true;
    return rc ? rc : sa_views_make(snapshot->db, error);
}

/* Turns what an administrator was shown into what the sync user would be, in a run that asks for that (seal/as-user.sql). SQLite takes
 * longer to prepare this than a small org takes to read. */
static int see_as_user(sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *run = NULL;
    int rc = sa_sql_prepare(db, &run, "SELECT 1 FROM run WHERE as_user IS NOT NULL", error);
    bool as_user = sa_sql_each(run, &rc, error);
    sqlite3_finalize(run);
    return as_user ? sa_sql_scripts(db, "src/snapshot/seal/", error) : rc;
}

/* Adds what a sealed file has. */
static int snapshot_finish(struct sa_snapshot *snapshot, struct sa_error *error)
{
    /* Of what was kept on the way. */
    int rc = sa_sql_run(snapshot->db, "DROP TABLE IF EXISTS pending", error);
    if (rc == SA_OK)
        rc = sa_sql_scripts(snapshot->db, "src/snapshot/indexes/", error);
    if (rc == SA_OK && !snapshot->copied)
        rc = see_as_user(snapshot->db, error);
    return rc ? rc : sa_views_store(snapshot->db, error);
}

int sa_snapshot_seal(struct sa_snapshot *snapshot, struct sa_error *error)
{
    int rc = snapshot->finished ? SA_OK : snapshot_finish(snapshot, error);
    if (rc == SA_OK)
        rc = sa_sql_run(snapshot->db, "COMMIT", error);
    sqlite3_close_v2(snapshot->db);
    snapshot->db = NULL;
    if (rc)
        sa_error_prefix(error, rc, "cannot write '%s'", snapshot->partial);
    else
        rc = sa_file_publish(snapshot->partial, snapshot->path, error);
    if (rc && !snapshot->recovered)
        sa_snapshot_remove(snapshot->partial);
    free(snapshot->partial);
    snapshot->partial = NULL;
    return rc ? rc : open_own(snapshot, error);
}

static int check_shape(struct sa_snapshot *snapshot, unsigned version, struct sa_error *error)
{
    char shape[SA_SHAPE_SIZE];
    int rc = sa_shape_of(shape, snapshot->db, error);
    if (rc == SA_OK && !sa_shape_is_known(version, shape, &snapshot->current))
        rc = sa_error_set(error, SA_EFORMAT, "its tables are not those of version %u", version);
    return rc ? rc : sa_shape_check_views(snapshot->db, error);
}

/* Opens the file, and makes what this program asks: views, and whatever an older one lacks. */
static int open_checked(struct sa_snapshot *snapshot, unsigned version, bool whole, struct sa_error *error)
{
    int rc = open_sealed(snapshot, error);
    snapshot->deadline = sa_time_monotonic_ms() + OPEN_LIMIT_MS;
    if (rc == SA_OK)
        rc = check_shape(snapshot, version, error);
    if (rc == SA_OK && whole)
        rc = sa_sound_check(snapshot->db, error);
    if (rc == SA_OK && !snapshot->current)
        rc = sa_shape_complete(snapshot->db, error);
    if (rc == SA_OK)
        rc = sa_views_make(snapshot->db, error);
    if (rc == SA_OK)
        rc = sa_sound_run(snapshot->db, error);
    snapshot->deadline = 0;
    return rc;
}

static int open_file(struct sa_snapshot **out, const char *file, bool whole, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    unsigned version = 0;
    int rc = sa_snapshot_header(&version, file, true, error);
    if (rc == SA_OK)
        rc = sa_snapshot_new(&snapshot, file, error);
    if (rc)
        return rc;
    rc = open_checked(snapshot, version, whole, error);
    if (rc == SA_EFORMAT || rc == SA_ECANCELLED) {
        rc = SA_EINPUT;
        sa_error_prefix(error, rc, "snapshot '%s' is damaged", file);
        sa_error_advise(error, "fetch it again, or restore it from a backup");
    }
    if (rc)
        sa_snapshot_close(snapshot);
    else
        *out = snapshot;
    return rc;
}

static int open_path(struct sa_snapshot **out, const char *path, bool whole, struct sa_error *error)
{
    char *file = NULL;
    *out = NULL;
    if (asprintf(&file, "%s%s", path, sa_directory_exists(path) ? "/snapshot.db" : "") < 0)
        return sa_error_memory(error);
    int rc = open_file(out, file, whole, error);
    free(file);
    return rc;
}

int sa_snapshot_open(struct sa_snapshot **out, const char *path, struct sa_error *error)
{
    return open_path(out, path, true, error);
}

int sa_snapshot_glance(struct sa_snapshot **out, const char *path, struct sa_error *error)
{
    return open_path(out, path, false, error);
}

int sa_snapshot_memory(struct sa_snapshot **out, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    int rc = sa_snapshot_new(&snapshot, NULL, error);
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
    if (snapshot->partial && !snapshot->recovered)
        sa_snapshot_remove(snapshot->partial);
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
