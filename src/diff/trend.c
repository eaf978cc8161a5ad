/* The trend over all snapshots of an org: see include/syncaudit/trend.h. */
#include "syncaudit/trend.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "diff/index.h"
#include "syncaudit/diff.h"
#include "syncaudit/embedded.h"
#include "syncaudit/file.h"
#include "syncaudit/seen.h"
#include "syncaudit/sql.h"

struct sa_trend {
    struct sa_index index;
};

/* A judged snapshot of a folder. */
struct judged {
    char *folder;
    struct sa_snapshot *snapshot;
};

/* One call of sa_trend_open. */
struct update {
    sqlite3 *db;
    const char *directory;
    const struct sa_trend_judging *judging;
    size_t found; /* snapshots */
    /* The last two: what is compared with the one before was mostly judged just now. */
    struct judged last[2];
};

/* ---- judged snapshots ---- */

static void let_go(struct judged *judged)
{
    sa_snapshot_close(judged->snapshot);
    free(judged->folder);
    *judged = (struct judged){0};
}

/* Notes that a snapshot cannot be judged: the others can. */
static int skip(struct update *update, const char *folder, const struct sa_error *why, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_prepare(update->db, &insert,
                            "INSERT OR IGNORE INTO temp.skipped VALUES (:folder, :reason)", error);
    if (rc == SA_OK) {
        sa_sql_bind_text(insert, ":folder", folder);
        sa_sql_bind_text(insert, ":reason", why->message);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}

/* `*index_failed`: it is not the snapshot that cannot be read. */
static int open_and_judge(struct update *update, struct judged *out, const char *folder, bool *index_failed,
                          struct sa_error *error)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s/snapshot.db", update->directory, folder) < 0)
        return sa_error_memory(error);
    int rc = sa_snapshot_open(&out->snapshot, path, error);
    free(path);
    *index_failed = rc == SA_OK && (rc = sa_seen_publish(update->db, out->snapshot, error)) != SA_OK;
    return rc ? rc : update->judging->judge(update->judging->payload, out->snapshot, error);
}

static int trend_judge(struct update *update, struct judged *out, const char *folder, struct sa_error *error)
{
    struct sa_error why = SA_ERROR_INIT;
    bool index_failed = false;
    int rc = open_and_judge(update, out, folder, &index_failed, &why);
    if (rc == SA_ECANCELLED || rc == SA_ENOMEM || index_failed)
        *error = why;
    else if (rc) {
        let_go(out);
        rc = skip(update, folder, &why, error);
    }
    if (rc == SA_OK && !(out->folder = strdup(folder)))
        rc = sa_error_memory(error);
    if (rc)
        let_go(out);
    return rc;
}

/* The judged snapshot of a folder, borrowed until the second call after this one; NULL = it cannot be judged. */
static int trend_take(struct update *update, struct sa_snapshot **out, const char *folder,
                      struct sa_error *error)
{
    int rc = SA_OK;
    struct judged *last = update->last;
    if (last[0].folder && strcmp(last[0].folder, folder) == 0) {
        struct judged first = last[0];
        last[0] = last[1];
        last[1] = first;
    } else if (!last[1].folder || strcmp(last[1].folder, folder) != 0) {
        let_go(&last[0]);
        last[0] = last[1];
        last[1] = (struct judged){0};
        rc = trend_judge(update, &last[1], folder, error);
    }
    *out = last[1].snapshot;
    return rc;
}

/* ---- one snapshot into the index ---- */

/* Inserts the rows of a query on the snapshot; the folder comes first. */
static int trend_copy(struct update *update, sqlite3 *from, const char *folder, const char *select,
                      const char *table, struct sa_error *error)
{
    char *sql = sqlite3_mprintf("SELECT %Q, * FROM (%s)", folder, select);
    int rc = sql ? sa_sql_copy(update->db, table, from, sql, error) : sa_error_memory(error);
    sqlite3_free(sql);
    return rc;
}

static int store(struct update *update, struct sa_snapshot *snapshot, const char *folder,
                 const struct stat *file, struct sa_error *error)
{
    static const char findings[] =
        "SELECT f.fingerprint, f.rule, r.title, f.severity, f.severity_rank, f.object, f.field, f.action"
        " FROM finding f JOIN rule_result r ON r.id = f.rule WHERE NOT f.waived";
    sqlite3 *db = sa_snapshot_db(snapshot);
    char *run = sqlite3_mprintf(
        "SELECT %lld, %lld, %Q, time, org_id, org_name, user_id, sync_user, partial, verdict"
        " FROM audit, verdict",
        (long long)file->st_size, (long long)file->st_mtim.tv_sec * 1000000000 + file->st_mtim.tv_nsec,
        update->judging->digest);
    int rc = run ? trend_copy(update, db, folder, run, "run", error) : sa_error_memory(error);
    sqlite3_free(run);
    if (rc == SA_OK)
        rc = trend_copy(update, db, folder, sa_embedded_find("src/diff/measure.sql")->data, "run_measure",
                        error);
    return rc ? rc : trend_copy(update, db, folder, findings, "run_finding", error);
}

static int run_for(sqlite3 *db, const char *sql, const char *folder, struct sa_error *error)
{
    sqlite3_stmt *statement = NULL;
    int rc = sa_sql_prepare(db, &statement, sql, error);
    if (rc == SA_OK) {
        sa_sql_bind_text(statement, ":folder", folder);
        rc = sa_sql_step(statement, error);
    }
    sqlite3_finalize(statement);
    return rc;
}

static int forget(sqlite3 *db, const char *folder, struct sa_error *error)
{
    static const char *const statements[] = {
        "DELETE FROM run WHERE folder = :folder",
        "DELETE FROM run_measure WHERE folder = :folder",
        "DELETE FROM run_finding WHERE folder = :folder",
        "DELETE FROM run_change WHERE folder = :folder",
        "DELETE FROM run_comparison WHERE :folder IN (folder, before)",
    };
    int rc = SA_OK;
    for (size_t i = 0; rc == SA_OK && i < sizeof statements / sizeof *statements; i++)
        rc = run_for(db, statements[i], folder, error);
    return rc;
}

/* True if the index holds this very file, judged by the same rules. */
static bool trend_is_known(struct update *update, const char *folder, const struct stat *file, int *rc,
                           struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    *rc = sa_sql_prepare(
        update->db, &row,
        "SELECT size, modified, judged_by FROM run WHERE folder = :folder AND time IS NOT NULL", error);
    sa_sql_bind_text(row, ":folder", folder);
    bool known = sa_sql_each(row, rc, error) && sqlite3_column_int64(row, 0) == file->st_size &&
                 sqlite3_column_int64(row, 1) ==
                     (sqlite3_int64)file->st_mtim.tv_sec * 1000000000 + file->st_mtim.tv_nsec &&
                 strcmp(sa_sql_text(row, 2), update->judging->digest) == 0;
    sqlite3_finalize(row);
    return known;
}

/* Judges the snapshot and puts it in the place of what the index had of this folder. */
static int trend_add(struct update *update, const char *folder, const struct stat *file,
                     struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    int rc = trend_take(update, &snapshot, folder, error);
    if (rc || !snapshot)
        return rc; /* not one that can be read */
    update->found++;
    return store(update, snapshot, folder, file, error);
}

/* ---- from one to the next ---- */

static int trend_compare(struct update *update, const char *folder, const char *before,
                         struct sa_error *error)
{
    static const char changes[] =
        "SELECT rank, code, title, severity, severity_rank, coalesce(object, ''), field, before, after, message,"
        " changed_by, changed_at, certainty FROM change";
    struct sa_snapshot *earlier = NULL;
    struct sa_snapshot *later = NULL;
    int rc = trend_take(update, &earlier, before, error);
    if (rc == SA_OK)
        rc = trend_take(update, &later, folder, error);
    if (rc == SA_OK)
        rc = run_for(update->db, "DELETE FROM run_change WHERE folder = :folder", folder, error);
    if (rc == SA_OK && earlier && later) {
        rc = sa_diff_run(later, earlier, SA_DIFF_SAME, error);
        if (rc == SA_OK)
            rc = trend_copy(update, sa_snapshot_db(later), folder, changes, "run_change", error);
        else if (rc == SA_EINPUT)
            rc = SA_OK; /* of two users or orgs: there is nothing to tell */
    }
    return rc;
}

/* Makes the comparisons that are due. */
static int compare_all(struct update *update, struct sa_error *error)
{
    int rc = SA_OK;
    for (bool more = true; rc == SA_OK && more;) {
        sqlite3_stmt *due = NULL;
        rc = sa_sql_prepare(
            update->db, &due,
            "INSERT OR REPLACE INTO run_comparison SELECT folder, before FROM due_comparison LIMIT 1"
            " RETURNING folder, before",
            error);
        more = sa_sql_each(due, &rc, error);
        char *folder = more ? strdup(sa_sql_text(due, 0)) : NULL;
        char *before = folder ? strdup(sa_sql_text(due, 1)) : NULL;
        sqlite3_finalize(due);
        if (before)
            rc = trend_compare(update, folder, before, error);
        else if (more)
            rc = sa_error_memory(error);
        free(before);
        free(folder);
    }
    return rc;
}

/* ---- the folder into the index ---- */

static int look_at(struct update *update, const char *folder, struct sa_error *error)
{
    struct stat file;
    char *path = NULL;
    int rc = SA_OK;
    if (asprintf(&path, "%s/%s/snapshot.db", update->directory, folder) < 0)
        return sa_error_memory(error);
    bool there = stat(path, &file) == 0 && S_ISREG(file.st_mode);
    bool known = there && trend_is_known(update, folder, &file, &rc, error);
    if (rc == SA_OK && known) {
        rc = run_for(update->db, "INSERT OR IGNORE INTO temp.present VALUES (:folder)", folder, error);
        update->found++;
    } else if (rc == SA_OK && there) {
        rc = forget(update->db, folder, error);
        if (rc == SA_OK)
            rc = trend_add(update, folder, &file, error);
        if (rc == SA_OK)
            rc = compare_all(update, error);
        if (rc == SA_OK)
            rc = run_for(update->db, "INSERT OR IGNORE INTO temp.present VALUES (:folder)", folder, error);
    }
    free(path);
    return rc;
}

static int trend_select_folder(const struct dirent *item)
{
    return item->d_name[0] != '.'; /* what is being written begins with a dot */
}

static int look_at_all(struct update *update, struct sa_error *error)
{
    struct dirent **items = NULL;
    int count = scandir(update->directory, &items, trend_select_folder, alphasort);
    if (count < 0)
        return sa_error_set(error, errno == ENOENT || errno == ENOTDIR ? SA_EINPUT : SA_EIO,
                            "cannot read folder '%s': %s", update->directory, strerror(errno));
    int rc = sa_sql_run(update->db, "CREATE TEMP TABLE present (folder TEXT PRIMARY KEY)", error);
    for (int i = 0; i < count; i++) {
        if (rc == SA_OK)
            rc = look_at(update, items[i]->d_name, error);
        free(items[i]);
    }
    free(items);
    if (rc == SA_OK)
        rc = sa_sql_run(update->db,
                        "DELETE FROM run WHERE folder NOT IN (SELECT folder FROM temp.present);"
                        "DELETE FROM run_measure WHERE folder NOT IN (SELECT folder FROM temp.present);"
                        "DELETE FROM run_finding WHERE folder NOT IN (SELECT folder FROM temp.present);"
                        "DELETE FROM run_change WHERE folder NOT IN (SELECT folder FROM temp.present);"
                        "DELETE FROM run_comparison WHERE folder NOT IN (SELECT folder FROM temp.present);"
                        "DROP TABLE temp.present",
                        error);
    return rc ? rc : compare_all(update, error); /* the one before may be gone */
}

/* There are snapshots, and none can be judged: the first tells why. */
static int refuse_skipped(struct update *update, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(update->db, &row,
                            "SELECT folder, reason FROM temp.skipped ORDER BY folder LIMIT 1", error);
    if (sa_sql_each(row, &rc, error))
        rc = sa_error_set(error, SA_EINPUT, "no snapshot in '%s' can be judged; %s: %s", update->directory,
                          sa_sql_text(row, 0), sa_sql_text(row, 1));
    sqlite3_finalize(row);
    return rc;
}

static int fill(void *payload, sqlite3 *db, struct sa_error *error)
{
    struct update *update = payload;
    update->db = db;
    update->found = 0;
    for (size_t i = 0; i < sizeof update->last / sizeof *update->last; i++)
        let_go(&update->last[i]); /* a second try names what cannot be judged once more */
    int rc =
        sa_sql_run(db, "CREATE TEMP TABLE skipped (folder TEXT PRIMARY KEY, reason TEXT NOT NULL)", error);
    if (rc == SA_OK)
        rc = sa_seen_update(db, update->directory, error);
    if (rc == SA_OK)
        rc = look_at_all(update, error);
    if (rc == SA_OK && update->found == 0)
        rc = refuse_skipped(update, error);
    if (rc == SA_OK && update->found == 0) {
        rc = sa_error_set(error, SA_EINPUT, "there is no snapshot in '%s'", update->directory);
        sa_error_advise(
            error,
            "give the folder of an org: the one that 'syncaudit audit' made in --out, with a folder for "
            "each audit in it");
    }
    return rc;
}

int sa_trend_open(struct sa_trend **out, const char *directory, const struct sa_trend_judging *judging,
                  struct sa_error *error)
{
    struct update update = {.directory = directory, .judging = judging};
    *out = NULL;
    if (!sa_directory_exists(directory))
        return sa_error_set(error, SA_EINPUT, "'%s' is not a folder", directory);
    struct sa_trend *trend = calloc(1, sizeof *trend);
    if (!trend)
        return sa_error_memory(error);
    int rc = sa_history_index(&trend->index, directory, true, fill, &update, error);
    let_go(&update.last[0]);
    let_go(&update.last[1]);
    if (rc) {
        free(trend);
        trend = NULL;
    }
    *out = trend;
    return rc;
}

void sa_trend_close(struct sa_trend *trend)
{
    if (!trend)
        return;
    sa_index_close(&trend->index);
    free(trend);
}

sqlite3 *sa_trend_db(struct sa_trend *trend)
{
    return trend->index.db;
}
