/* Permission sets that close findings: see include/syncaudit/fix.h. What they hold, SQL says (plan.sql, files.sql). */
#include "syncaudit/fix.h"

#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "syncaudit/embedded.h"
#include "syncaudit/file.h"
#include "syncaudit/sql.h"

static int fix_prepare(sqlite3 *db, sqlite3_stmt **out, const char *path, struct sa_error *error)
{
    const struct sa_embedded_file *file = sa_embedded_find(path);
    return file ? sa_sql_prepare(db, out, file->data, error)
                : sa_error_set(error, SA_EINPUT, "this build lacks %s", path);
}

static int count(sqlite3 *db, struct sa_fix_summary *summary, struct sa_error *error)
{
    static const char sql[] =
        "SELECT (SELECT count(*) FROM fix_set), (SELECT count(*) FROM fix_left),"
        " (SELECT count(*) FROM fix_hide WHERE refused IS NULL), (SELECT count(*) FROM fix_unknown)";
    sqlite3_stmt *row = NULL;
    int rc = sa_sql_prepare(db, &row, sql, error);
    if (sa_sql_one(row, &rc, error))
        *summary = (struct sa_fix_summary){.sets = (size_t)sqlite3_column_int64(row, 0),
                                           .left = (size_t)sqlite3_column_int64(row, 1),
                                           .hidden = (size_t)sqlite3_column_int64(row, 2),
                                           .unknown = (size_t)sqlite3_column_int64(row, 3)};
    sqlite3_finalize(row);
    return rc;
}

int sa_fix_plan(struct sa_snapshot *snapshot, struct sa_fix_summary *summary, struct sa_error *error)
{
    sqlite3 *db = sa_snapshot_db(snapshot);
    const struct sa_embedded_file *file = sa_embedded_find("src/fix/plan.sql");
    *summary = (struct sa_fix_summary){0};
    if (!file)
        return sa_error_set(error, SA_EINPUT, "this build cannot plan");
    int rc = sa_sql_run(db, file->data, error);
    return rc ? rc : count(db, summary, error);
}

/* Runs what the statement of `from` gives, one statement list a row, on `to`. */
static int apply(sqlite3 *to, sqlite3 *from, struct sa_error *error)
{
    sqlite3_stmt *statements = NULL;
    int rc = fix_prepare(from, &statements, "src/fix/apply.sql", error);
    while (sa_sql_each(statements, &rc, error))
        rc = sa_sql_run(to, sa_sql_text(statements, 0), error);
    sqlite3_finalize(statements);
    return rc;
}

int sa_fix_copy(struct sa_snapshot **out, struct sa_snapshot *snapshot, struct sa_error *error)
{
    int rc = sa_snapshot_copy(out, NULL, snapshot, error);
    if (rc)
        return rc;
    rc = apply(sa_snapshot_db(*out), sa_snapshot_db(snapshot), error);
    if (rc) {
        sa_snapshot_close(*out);
        *out = NULL;
    }
    return rc;
}

int sa_fix_compare(struct sa_snapshot *snapshot, struct sa_snapshot *after, struct sa_error *error)
{
    static const char before_sql[] =
        "INSERT INTO fix_effect SELECT id, title, findings, findings FROM rule_result JOIN fix_rule ON rule = id"
        " WHERE status IN ('pass', 'fail')";
    static const char set_sql[] = "UPDATE fix_effect SET after = ?2 WHERE rule = ?1";
    sqlite3_stmt *rows = NULL;
    sqlite3_stmt *set = NULL;
    sqlite3 *db = sa_snapshot_db(snapshot);
    int rc = sa_sql_run(db, before_sql, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(sa_snapshot_db(after), &rows, "SELECT id, findings FROM rule_result", error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(db, &set, set_sql, error);
    while (sa_sql_each(rows, &rc, error)) {
        sqlite3_bind_text(set, 1, sa_sql_text(rows, 0), -1, SQLITE_TRANSIENT);
        sqlite3_bind_int64(set, 2, sqlite3_column_int64(rows, 1));
        rc = sa_sql_step(set, error);
    }
    sqlite3_finalize(rows);
    sqlite3_finalize(set);
    return rc ? rc : sa_sql_run(db, "DELETE FROM fix_effect WHERE before = after", error);
}

/* Writes one file of the folder, and the folders it lies in. */
static int write_file(const char *folder, const char *path, const char *body, struct sa_error *error)
{
    struct sa_file_writer file = {0};
    char *whole = NULL;
    char *copy = NULL;
    if (asprintf(&whole, "%s/%s", folder, path) < 0)
        return sa_error_memory(error);
    copy = strdup(whole);
    int rc = copy ? sa_directory_make(dirname(copy), error) : sa_error_memory(error);
    if (rc == SA_OK)
        rc = sa_file_begin(&file, whole, error);
    if (rc == SA_OK) {
        sa_file_write(&file, body, strlen(body));
        rc = sa_file_commit(&file, error);
    }
    free(copy);
    free(whole);
    return rc;
}

static int write_files(sqlite3 *db, const char *folder, struct sa_error *error)
{
    sqlite3_stmt *files = NULL;
    int rc = fix_prepare(db, &files, "src/fix/files.sql", error);
    while (sa_sql_each(files, &rc, error))
        rc = write_file(folder, sa_sql_text(files, 0), sa_sql_text(files, 1), error);
    sqlite3_finalize(files);
    return rc;
}

/* A private folder beside what will be `folder`. */
static int make_beside(struct sa_temporary *out, const char *folder, struct sa_error *error)
{
    char *parent = strdup(folder);
    char *base = strdup(folder);
    char *name = NULL;
    if (!base || asprintf(&name, "%s.part-", basename(base)) < 0)
        name = NULL;
    const char *beside = parent ? dirname(parent) : NULL; /* once: it cuts its argument */
    int rc = beside && name ? sa_directory_make(beside, error) : sa_error_memory(error);
    if (rc == SA_OK) {
        sa_temporary_sweep(beside, name, NULL, NULL);
        rc = sa_temporary_folder(out, beside, name, error);
    }
    free(name);
    free(base);
    free(parent);
    return rc;
}

int sa_fix_write(struct sa_snapshot *snapshot, const char *folder, struct sa_error *error)
{
    struct stat status;
    struct sa_temporary partial = {0};
    if (lstat(folder, &status) == 0) {
        sa_error_set(error, SA_EINPUT, "'%s' is there already", folder);
        sa_error_advise(error, "remove it, or name another folder with --out");
        return SA_EINPUT;
    }
    int rc = make_beside(&partial, folder, error);
    if (rc == SA_OK)
        rc = write_files(sa_snapshot_db(snapshot), partial.path, error);
    if (rc == SA_OK && rename(partial.path, folder) != 0)
        rc = sa_error_set(error, SA_EIO, "cannot make '%s': %s", folder, strerror(errno));
    if (rc == SA_OK)
        sa_temporary_release(&partial);
    sa_temporary_remove(&partial);
    return rc;
}
