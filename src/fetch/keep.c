/* What outlives a fetch that is killed: see keep.h. */
#include <glob.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fetch/keep.h"
#include "fetch/question.h"
#include "syncaudit/clock.h"
#include "syncaudit/sql.h"

/* Not more often than this, and at most a twentieth of the time: disks differ. */
enum { PAUSE_MS = 500, SHARE = 20 };

/* ---- of a living fetch ---- */

/* Table `pending`: what has not been answered yet, for who finds it when this process is gone. */
static int note_pending(const struct sa_plan *plan, struct sa_error *error)
{
    sqlite3_stmt *insert = NULL;
    int rc = sa_sql_run(plan->db,
                        "CREATE TABLE IF NOT EXISTS pending (source TEXT, connection TEXT, object TEXT);"
                        "DELETE FROM pending",
                        error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(plan->db, &insert, "INSERT INTO pending VALUES (:source, :connection, :object)",
                            error);
    const struct sa_question *question;
    LIST_FOREACH(question, &plan->questions, open)
    {
        if (rc || sa_question_is_stale(question))
            continue;
        sa_sql_bind_text(insert, ":source", question->run->source->info->name);
        sa_sql_bind_text(insert, ":connection", question->run->connection->name);
        sa_sql_bind_text(insert, ":object", question->object);
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(insert);
    return rc;
}

int sa_keep(void *payload, struct sa_plan *plan, struct sa_error *error)
{
    struct sa_keeper *keeper = payload;
    long long begun = sa_time_monotonic_ms();
    if (keeper->due == 0)
        keeper->due = begun + PAUSE_MS;
    if (begun < keeper->due)
        return SA_OK;
    int rc = SA_OK;
    if (keeper->is_worth_it(keeper->payload)) {
        rc = note_pending(plan, error);
        if (rc == SA_OK)
            rc = keeper->note_run(keeper->payload, error);
        if (rc == SA_OK)
            rc = sa_snapshot_keep(keeper->snapshot, error);
    }
    long long now = sa_time_monotonic_ms();
    keeper->due = now + (now - begun > PAUSE_MS / SHARE ? (now - begun) * SHARE : PAUSE_MS);
    return rc;
}

/* ---- of a dead one ---- */

/* What was not answered has failed: --resume asks for it. A fetch that was killed after its end has nothing pending. */
static int settle_pending(const struct sa_keep_place *place, sqlite3 *db, struct sa_error *error)
{
    int rc = SA_OK;
    int code = sqlite3_table_column_metadata(db, "main", "pending", NULL, NULL, NULL, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        return code == SQLITE_ERROR ? SA_OK : sa_sql_error(db, error, "looking for what was not answered");
    for (const struct sa_source *const *source = place->sources; rc == SA_OK && *source; source++)
        if ((*source)->unfinished)
            rc = sa_sql_run(db, (*source)->unfinished, error);
    return rc ? rc
              : sa_sql_run(
                    db,
                    "INSERT INTO coverage (source, connection, object, status, reason)"
                    " SELECT source, connection, object, 'failed', 'the fetch was killed before it was answered'"
                    " FROM pending WHERE true"
                    " ON CONFLICT DO UPDATE SET status = excluded.status, reason = excluded.reason",
                    error);
}

/* Makes FOLDER/snapshot.db of what was kept there. */
static int keep_seal(const struct sa_keep_place *place, const char *path, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    int rc = sa_snapshot_recover(&snapshot, path, error);
    if (rc == SA_OK)
        rc = settle_pending(place, sa_snapshot_db(snapshot), error);
    if (rc == SA_OK)
        rc = sa_snapshot_seal(snapshot, error);
    sa_snapshot_close(snapshot);
    return rc;
}

/* When and of whom a snapshot is. */
static int read_run(const struct sa_keep_place *place, const char *path, char account[SA_FOLDER_NAME_SIZE],
                    char started[SA_TIME_SIZE], bool *partial, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    sqlite3_stmt *run = NULL;
    int rc = sa_snapshot_open(&snapshot, path, error);
    if (rc == SA_OK)
        rc = place->folder(account, sa_snapshot_db(snapshot), error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(sa_snapshot_db(snapshot), &run, "SELECT started, partial FROM run", error);
    bool row = sa_sql_each(run, &rc, error);
    if (row) {
        snprintf(started, SA_TIME_SIZE, "%s", sa_sql_text(run, 0));
        *partial = sqlite3_column_int(run, 1) != 0;
    }
    sqlite3_finalize(run);
    sa_snapshot_close(snapshot);
    return rc || row ? rc : sa_error_set(error, SA_EINPUT, "it does not say which fetch it is from");
}

static void tell_kept(const struct sa_observer *observer, const char *path, bool partial)
{
    sa_observe(observer, SA_LEVEL_NOTICE, "what a run that was killed had fetched is kept: %s%s", path,
               partial ? "; --resume goes on from it" : "");
}

/* Whether what a killed run left is of no use, as opposed to what another version of this program wrote, or what could not be read or
 * written just now. */
static bool is_useless(int rc)
{
    return rc == SA_EINPUT;
}

/* OUT/.fetch-XXXXXX: it gets its place, or is removed. What is sealed already is never removed: another version may have sealed it. */
static void settle_folder(void *payload, const char *folder)
{
    const struct sa_keep_place *place = payload;
    struct sa_error why = SA_ERROR_INIT;
    char account[SA_FOLDER_NAME_SIZE];
    char started[SA_TIME_SIZE] = "";
    char *path = NULL;
    char *final = NULL;
    bool partial = false;
    int rc = asprintf(&path, "%s/" SA_SNAPSHOT_FILE, folder) < 0 ? sa_error_memory(&why) : SA_OK;
    if (rc)
        return;
    bool was_sealed = access(path, F_OK) == 0;
    if (!was_sealed)
        rc = keep_seal(place, path, &why);
    if (rc == SA_OK)
        rc = read_run(place, path, account, started, &partial, &why);
    if (rc == SA_OK)
        rc = sa_folder_commit(&final, folder, place->out, account, started, &why);
    if (rc == SA_OK)
        tell_kept(place->observer, final, partial);
    else if (is_useless(rc) && !was_sealed) {
        sa_observe(place->observer, SA_LEVEL_DETAIL, "'%s' of a run that was killed is removed: %s", folder,
                   why.message);
        sa_directory_remove(folder);
    } else
        sa_observe(place->observer, SA_LEVEL_WARNING, "'%s' of a run that was killed: %s", folder,
                   why.message);
    free(final);
    free(path);
}

/* OUT/ACCOUNT/TIME/snapshot.db.part, of a run that went on from a partial snapshot. */
static void settle_part(const struct sa_keep_place *place, const char *part)
{
    struct sa_error why = SA_ERROR_INIT;
    char account[SA_FOLDER_NAME_SIZE];
    char started[SA_TIME_SIZE];
    bool held = false;
    bool partial = false;
    int lock = -1;
    char *path = strndup(part, strlen(part) - strlen(".part"));
    char *folder = strdup(part);
    int rc = path && folder ? sa_directory_hold(&lock, dirname(folder), &held, &why) : sa_error_memory(&why);
    if (rc == SA_OK && held) {
        rc = read_run(place, path, account, started, &partial, &why);
        bool useless = (rc == SA_OK && !partial) || access(path, F_OK) != 0;
        if (rc == SA_OK && partial) {
            rc = keep_seal(place, path, &why);
            useless = is_useless(rc);
        }
        if (rc == SA_OK && partial)
            tell_kept(place->observer, path, true);
        else if (useless)
            sa_snapshot_discard(path);
        else
            sa_observe(place->observer, SA_LEVEL_WARNING, "'%s' of a run that was killed: %s", part,
                       why.message);
    }
    if (lock >= 0)
        close(lock);
    free(folder);
    free(path);
}

/* Calls `each` for what matches OUT + REST; glob's own characters in OUT mean themselves. */
static void look_through(const struct sa_keep_place *place, const char *rest,
                         void (*each)(const struct sa_keep_place *place, const char *path))
{
    glob_t found = {0};
    struct sa_buffer pattern = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = SA_OK;
    for (const char *c = place->out; *c && rc == SA_OK; c++)
        rc = sa_buffer_addf(&pattern, strchr("*?[\\", *c) ? "\\%c" : "%c", *c);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&pattern, rest);
    if (rc == SA_OK && glob(pattern.data, 0, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc; i++)
            each(place, found.gl_pathv[i]);
    globfree(&found);
    sa_buffer_release(&pattern);
}

static void keep_sweep(const struct sa_keep_place *place, const char *path)
{
    (void)place;
    sa_temporary_sweep(path, NULL, NULL, NULL);
}

void sa_keep_leftovers(const struct sa_keep_place *place)
{
    struct sa_keep_place here = *place; /* who sweeps gives its payload on as it got it */
    sa_temporary_sweep(here.out, SA_FOLDER_PRIVATE, NULL, NULL);
    sa_temporary_sweep(here.out, SA_FOLDER_KEPT, settle_folder, &here);
    look_through(&here, "/*/*/" SA_SNAPSHOT_FILE ".part", settle_part);
    look_through(&here, "/*/", keep_sweep);
    look_through(&here, "/*/*/", keep_sweep);
}
