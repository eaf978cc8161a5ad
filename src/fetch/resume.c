/* Going on from a partial snapshot: see resume.h. */
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/folder.h"
#include "fetch/resume.h"
#include "syncaudit/buffer.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

void sa_resume_release(struct sa_resume *resume)
{
    free(resume->path);
    free(resume->started);
    free(resume->api_version);
    free(resume->scope);
    *resume = (struct sa_resume){0};
}

/* Every OUT/ACCOUNT/TIME/snapshot.db. */
static int list_snapshots(glob_t *files, const char *out, struct sa_error *error)
{
    struct sa_buffer pattern = SA_BUFFER_INIT(SA_BUFFER_OWN);
    int rc = SA_OK;
    for (; *out && rc == SA_OK; out++)
        rc = sa_buffer_addf(&pattern, strchr("*?[\\", *out) ? "\\%c" : "%c", *out);
    if (rc == SA_OK)
        rc = sa_buffer_adds(&pattern, "/*/*/" SA_SNAPSHOT_FILE);
    if (rc == SA_OK && glob(pattern.data, 0, NULL, files) == GLOB_NOSPACE)
        rc = SA_ENOMEM;
    sa_buffer_release(&pattern);
    return rc ? sa_error_memory(error) : SA_OK;
}

/* Keeps what the snapshot says if it is a later one. */
static int resume_consider(struct sa_resume *resume, const char *path, sqlite3_stmt *run,
                           struct sa_error *error)
{
    const char *scope = sa_sql_text(run, 2);
    if (resume->started && strcmp(sa_sql_text(run, 0), resume->started) <= 0)
        return SA_OK;
    sa_resume_release(resume);
    resume->path = strdup(path);
    resume->started = strdup(sa_sql_text(run, 0));
    resume->api_version = strdup(sa_sql_text(run, 1));
    resume->scope = strcmp(scope, "default") == 0 ? NULL : strdup(scope);
    resume->calls = (unsigned long)sqlite3_column_int64(run, 3);
    resume->answered = (unsigned long)sqlite3_column_int64(run, 4);
    resume->lacking = (unsigned long)sqlite3_column_int64(run, 5);
    bool whole = resume->path && resume->started && resume->api_version &&
                 (resume->scope || strcmp(scope, "default") == 0);
    return whole ? SA_OK : sa_error_memory(error);
}

/* A file that is no snapshot, or one of another version, is none to go on from. */
static int resume_look_at(struct sa_resume *resume, const char *path, const char *origin,
                          struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    sqlite3_stmt *run = NULL;
    struct sa_error why = SA_ERROR_INIT;
    bool partial = false;
    int rc = sa_snapshot_open(&snapshot, path, &why);
    if (rc)
        return rc == SA_ENOMEM ? sa_error_memory(error) : SA_OK;
    rc = sa_sql_prepare(sa_snapshot_db(snapshot), &run,
                        "SELECT started, api_version, scope, calls,"
                        " (SELECT count(*) FROM coverage WHERE status NOT IN ('failed', 'not_asked')),"
                        " (SELECT count(*) FROM coverage WHERE status IN ('failed', 'not_asked')) FROM run"
                        " WHERE partial AND instance_url = :origin",
                        error);
    if (rc == SA_OK) {
        sa_sql_bind_text(run, ":origin", origin);
        partial = sa_sql_each(run, &rc, error);
        if (partial)
            rc = resume_consider(resume, path, run, error);
    }
    sqlite3_finalize(run);
    sa_snapshot_close(snapshot);
    return rc;
}

int sa_resume_check(const struct sa_resume *resume, const char *what, const char *was, const char *wanted,
                    struct sa_error *error)
{
    if (!wanted || strcmp(wanted, was) == 0)
        return SA_OK;
    sa_error_set(error, SA_EINPUT, "'%s' was fetched with %s %s, not %s", resume->path, what, was, wanted);
    sa_error_advise(error, "leave the option out to go on from it, or fetch anew without --resume");
    return SA_EINPUT;
}

int sa_resume_find(struct sa_resume *resume, const char *out, const char *origin, struct sa_error *error)
{
    glob_t files = {0};
    int rc = list_snapshots(&files, out, error);
    for (size_t i = 0; rc == SA_OK && i < files.gl_pathc; i++)
        rc = resume_look_at(resume, files.gl_pathv[i], origin, error);
    globfree(&files);
    return rc;
}
