/* What a process that is gone has kept of a snapshot: see include/syncaudit/snapshot.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "snapshot/handle.h"
#include "snapshot/header.h"
#include "snapshot/own.h"
#include "snapshot/shape.h"
#include "snapshot/views.h"
#include "syncaudit/sql.h"

/* A process may be killed between the end of sealing and the renaming: then the file is as a sealed one is. */
static int check_kept_shape(struct sa_snapshot *snapshot, unsigned version, bool *other,
                            struct sa_error *error)
{
    char is[SA_SHAPE_SIZE], ought[SA_SHAPE_SIZE];
    int rc = sa_shape_of(is, snapshot->db, error);
    if (rc == SA_OK)
        rc = sa_shape_unsealed(ought, error);
    if (rc == SA_OK && (version != SA_SNAPSHOT_VERSION || strcmp(is, ought) != 0)) {
        snapshot->finished = sa_shape_is_known(version, is, &snapshot->current) && snapshot->current;
        *other = !snapshot->finished;
        if (*other)
            rc = sa_error_set(error, SA_EFORMAT, "its tables are not those that are written today");
    }
    return rc ? rc : sa_shape_check_views(snapshot->db, error);
}

/* A process may be killed, or a machine lose its power, within the first commit, which nothing guards: every page is looked at. */
static int check_kept(struct sa_snapshot *snapshot, unsigned version, bool *other, struct sa_error *error)
{
    sqlite3_stmt *check = NULL;
    int rc = check_kept_shape(snapshot, version, other, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(
            snapshot->db, &check,
            "SELECT quick_check = 'ok' AND (SELECT count(*) FROM run) = 1 FROM pragma_quick_check(1)", error);
    if (sa_sql_one(check, &rc, error) && !sqlite3_column_int(check, 0))
        rc = sa_error_set(error, SA_EFORMAT, "it is damaged");
    sqlite3_finalize(check);
    return rc;
}

void sa_snapshot_discard(const char *path)
{
    char *partial = NULL;
    if (asprintf(&partial, "%s.part", path) < 0)
        return; /* the next run finds it again */
    sa_snapshot_remove(partial);
    free(partial);
}

int sa_snapshot_recover(struct sa_snapshot **out, const char *path, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    unsigned version = 0;
    *out = NULL;
    int rc = sa_snapshot_new(&snapshot, path, error);
    if (rc == SA_OK && asprintf(&snapshot->partial, "%s.part", path) < 0) {
        snapshot->partial = NULL;
        rc = sa_error_memory(error);
    }
    if (rc == SA_OK)
        snapshot->recovered = true;
    if (rc == SA_OK)
        rc = sa_snapshot_header(&version, snapshot->partial, false, error);
    bool other = version > SA_SNAPSHOT_VERSION;
    if (rc == SA_OK)
        rc = sa_handle_open(&snapshot->db, snapshot->partial, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW,
                            error);
    if (rc == SA_OK)
        rc = sa_snapshot_read_schema(snapshot, error);
    if (rc == SA_OK)
        rc = check_kept(snapshot, version, &other, error);
    if (rc == SA_OK)
        rc = sa_views_make(snapshot->db, error);
    if (rc == SA_OK)
        rc = sa_sql_run(snapshot->db, "BEGIN", error);
    if (rc == SA_OK)
        *out = snapshot;
    else {
        if (snapshot && !other && (rc == SA_EFORMAT || rc == SA_EINPUT)) /* of no use, not out of reach */
            snapshot->recovered = false;
        sa_snapshot_close(snapshot);
    }
    if (other)
        return SA_EFORMAT;
    return rc == SA_EFORMAT ? SA_EINPUT : rc;
}
