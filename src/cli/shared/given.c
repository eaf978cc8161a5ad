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
#include "cli/shared/terminal.h"
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

/* OUT/<org id>/decisions.csv for a snapshot in OUT/<org id>/<time>; NULL when it lies elsewhere. */
static char *path_beside(struct sa_snapshot *snapshot)
{
    char *folder = realpath(sa_snapshot_directory(snapshot), NULL);
    sqlite3_stmt *select = NULL;
    char *path = NULL;
    if (folder &&
        sa_sql_prepare(sa_snapshot_db(snapshot), &select, "SELECT org_id FROM audit", NULL) == SA_OK &&
        sqlite3_step(select) == SQLITE_ROW) {
        char *parent = dirname(folder);
        const char *slash = strrchr(parent, '/');
        const char *org = sa_sql_text(select, 0);
        if (*org && slash && strcmp(slash + 1, org) == 0 &&
            asprintf(&path, "%s/" SA_DECISIONS_FILE, parent) < 0)
            path = NULL;
    }
    sqlite3_finalize(select);
    free(folder);
    return path;
}

static int find_decisions(struct sa_given *given, struct sa_snapshot *snapshot, struct sa_error *error)
{
    if (given->decisions)
        return SA_OK;
    char *path = path_beside(snapshot);
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

static int use_baseline(struct sa_job *job)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_job before = *job; /* the same rules, settings, waivers and decisions */
    before.snapshot = job->given.baseline;
    before.given.baseline = NULL;
    int exit = sa_job_judge(&before);
    if (!exit && take_fingerprints(sa_snapshot_db(job->snapshot), sa_snapshot_db(before.snapshot), &error))
        exit = sa_fail(&error);
    sa_snapshot_close(job->given.baseline);
    job->given.baseline = NULL;
    return exit;
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
