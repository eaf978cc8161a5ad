/* What people give besides a snapshot: see given.h. */
#include "cli/shared/given.h"

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/shared/cli.h"
#include "cli/shared/job.h"
#include "cli/shared/options.h"
#include "cli/shared/signals.h"
#include "cli/shared/terminal.h"
#include "syncaudit/seen.h"
#include "syncaudit/sql.h"

/* ---- reading ---- */

static int read_waivers(struct sa_given *given, struct sa_error *error)
{
    const char *path = sa_option.waivers ? sa_option.waivers : SA_DEFAULT_WAIVERS;
    if (!sa_option.waivers && access(path, F_OK) != 0)
        return SA_OK;
    return sa_waivers_load(&given->waivers, path, error);
}

static int read_decisions(struct sa_given *given, const char *path, struct sa_error *error)
{
    given->decisions_path = strdup(path);
    return given->decisions_path ? sa_decisions_read(&given->decisions, path, error) : sa_error_memory(error);
}

/* A file the user named must be there. */
static int read_named_decisions(struct sa_given *given, struct sa_error *error)
{
    if (!sa_option.decisions)
        return SA_OK;
    if (access(sa_option.decisions, F_OK) != 0)
        return sa_error_set(error, SA_EINPUT, "there are no decisions '%s'", sa_option.decisions);
    return read_decisions(given, sa_option.decisions, error);
}

int sa_given_read(struct sa_given *given)
{
    struct sa_error error = SA_ERROR_INIT;
    int rc = read_waivers(given, &error);
    if (!rc)
        rc = read_named_decisions(given, &error);
    if (!rc && sa_option.baseline) {
        rc = sa_snapshot_open(&given->baseline, sa_option.baseline, &error);
        if (rc)
            sa_error_prefix(&error, rc, "baseline");
    }
    return rc ? sa_fail_input(&error) : SA_EXIT_OK;
}

void sa_given_release(struct sa_given *given)
{
    sa_waivers_release(&given->waivers);
    sa_decisions_free(given->decisions);
    free(given->decisions_path);
    sa_snapshot_close(given->baseline);
}

/* ---- where the decisions of an org are ---- */

char *sa_decisions_path(const char *out, const char *org)
{
    char *path = NULL;
    return asprintf(&path, "%s/%s/" SA_DECISIONS_FILE, out, org) < 0 ? NULL : path;
}

/* OUT/<org id> for a snapshot in OUT/<org id>/<time>; NULL when it lies elsewhere. Owned. */
static char *folder_of_org(struct sa_snapshot *snapshot)
{
    char *folder = realpath(sa_snapshot_directory(snapshot), NULL);
    sqlite3_stmt *select = NULL;
    char *found = NULL;
    if (folder &&
        sa_sql_prepare(sa_snapshot_db(snapshot), &select, "SELECT org_id FROM audit", NULL) == SA_OK &&
        sqlite3_step(select) == SQLITE_ROW) {
        char *parent = dirname(folder);
        const char *slash = strrchr(parent, '/');
        const char *org = sa_sql_text(select, 0);
        if (*org && slash && strcmp(slash + 1, org) == 0)
            found = strdup(parent);
    }
    sqlite3_finalize(select);
    free(folder);
    return found;
}

static int find_decisions(struct sa_given *given, struct sa_snapshot *snapshot, struct sa_error *error)
{
    if (given->decisions)
        return SA_OK;
    char *folder = folder_of_org(snapshot);
    char *path = NULL;
    if (folder && asprintf(&path, "%s/" SA_DECISIONS_FILE, folder) < 0)
        path = NULL;
    free(folder);
    int rc = path ? read_decisions(given, path, error) : sa_decisions_empty(&given->decisions, error);
    free(path);
    return rc;
}

/* ---- laying it beside a snapshot ---- */

/* Takes over the fingerprints of a judged snapshot. */
static int take_fingerprints(sqlite3 *db, sqlite3 *baseline, struct sa_error *error)
{
    int rc = sa_sql_run(db, "BEGIN; INSERT INTO given_source VALUES ('baseline')", error);
    if (rc == SA_OK)
        rc = sa_sql_copy(db, "baseline_finding", baseline, "SELECT fingerprint FROM finding", error);
    return rc ? rc : sa_sql_run(db, "COMMIT", error);
}

/* Whose view of which org a snapshot is. */
struct view {
    char org[32], user[32];
};

static int read_view(struct view *out, struct sa_snapshot *snapshot, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    bool found = false;
    int rc = sa_sql_prepare(sa_snapshot_db(snapshot), &row, "SELECT org_id, user_id FROM audit", error);
    if (!rc)
        rc = sa_sql_next(row, &found, error);
    snprintf(out->org, sizeof out->org, "%s", found ? sa_sql_text(row, 0) : "");
    snprintf(out->user, sizeof out->user, "%s", found ? sa_sql_text(row, 1) : "");
    sqlite3_finalize(row);
    return rc;
}

/* The same place in another org, or before another user's eyes, is another finding under the same name. */
static int check_baseline(const struct sa_job *job, struct sa_error *error)
{
    struct view now;
    struct view before;
    int rc = read_view(&now, job->snapshot, error);
    if (!rc)
        rc = read_view(&before, job->given.baseline, error);
    if (!rc && strcmp(now.org, before.org) != 0)
        rc = sa_error_set(error, SA_EINPUT, "it is of org %s, and this is %s", before.org, now.org);
    if (!rc && !sa_option.any_user && strcmp(now.user, before.user) != 0)
        rc = sa_error_set(error, SA_EINPUT, "it was seen by user %s, and this by %s", before.user, now.user);
    return rc;
}

/* One that cannot be compared hides nothing: each finding counts as new, and the job ends as incomplete. */
static int use_baseline(struct sa_job *job)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_job before = *job; /* the same rules, settings, waivers and decisions */
    before.snapshot = job->given.baseline;
    before.given.baseline = NULL;
    int rc = check_baseline(job, &error);
    int exit = rc ? SA_EXIT_INCOMPLETE : sa_job_judge(&before);
    if (!exit && take_fingerprints(sa_snapshot_db(job->snapshot), sa_snapshot_db(before.snapshot), &error))
        exit = sa_fail(&error);
    if (exit && !*sa_signals_flag()) {
        sa_warn("--baseline '%s' could not be compared%s%s", sa_option.baseline, rc ? ": " : "",
                rc ? error.message : "");
        job->blind = true;
        exit = SA_EXIT_OK;
    }
    sa_snapshot_close(job->given.baseline);
    job->given.baseline = NULL;
    return exit;
}

/* What became visible, from the earlier snapshots beside it. */
static int publish_seen(struct sa_job *job, struct sa_error *error)
{
    char *folder = folder_of_org(job->snapshot);
    int rc = folder ? sa_seen_beside(job->snapshot, folder, job->fetched, error) : SA_OK;
    free(folder);
    return rc;
}

int sa_given_publish(struct sa_job *job)
{
    struct sa_error error = SA_ERROR_INIT;
    sqlite3 *db = sa_snapshot_db(job->snapshot);
    int rc = find_decisions(&job->given, job->snapshot, &error);
    if (rc)
        return sa_fail_input(&error);
    rc = sa_decisions_publish(job->given.decisions, db, &error);
    if (!rc)
        rc = sa_waivers_publish(&job->given.waivers, db, &error);
    if (!rc)
        rc = publish_seen(job, &error);
    if (rc)
        return sa_fail(&error);
    return job->given.baseline ? use_baseline(job) : SA_EXIT_OK;
}

void sa_given_keep(const struct sa_given *given)
{
    struct sa_error error = SA_ERROR_INIT;
    if (given->decisions && given->decisions_path &&
        sa_decisions_keep(given->decisions, given->decisions_path, &error))
        sa_warn("edited copies of this workbook can be merged with care only: %s", error.message);
}
