/* The orgs below folders of audits: see fleet_org.h. */
#include "cli/shared/fleet_org.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/shared/audit.h"
#include "cli/shared/changes.h"
#include "cli/shared/cli.h"
#include "cli/shared/fleet_options.h"
#include "cli/shared/judge.h"
#include "cli/shared/terminal.h"
#include "syncaudit/embedded.h"
#include "syncaudit/name.h"
#include "syncaudit/snapshot.h"
#include "syncaudit/sql.h"

enum { PROBLEM = 2048 };

/* ---- finding them ---- */

static void org_release(struct sa_fleet_org *org)
{
    free(org->folder);
    free(org->real);
    free(org->path);
}

/* Adds a folder unless it is there already, under whatever name. */
static int add_org(struct sa_fleet_orgs *orgs, const char *directory, const char *name)
{
    struct sa_fleet_org org = {0};
    struct sa_fleet_org *grown = realloc(orgs->items, (orgs->count + 1) * sizeof *grown);
    if (!grown)
        return SA_EXIT_FAILED;
    orgs->items = grown;
    if (asprintf(&org.folder, "%s%s%s", directory, *name ? "/" : "", name) < 0)
        org.folder = NULL;
    org.real = org.folder ? realpath(org.folder, NULL) : NULL;
    if (!org.real && org.folder)
        org.real = strdup(org.folder);
    org.path = strdup(*name ? name : ".");
    bool there = false;
    for (size_t i = 0; org.real && i < orgs->count; i++)
        there |= strcmp(orgs->items[i].real, org.real) == 0;
    if (!org.real || !org.path || there) {
        int exit = org.real && org.path ? SA_EXIT_OK : SA_EXIT_FAILED;
        org_release(&org);
        return exit;
    }
    orgs->items[orgs->count++] = org;
    return SA_EXIT_OK;
}

static bool is_folder(int parent, const char *name)
{
    struct stat status;
    return fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
}

bool sa_fleet_is_own(const char *directory)
{
    char *real = realpath(directory, NULL);
    bool own = real && sa_is_id(basename(real));
    free(real);
    return own;
}

static int find_below(struct sa_fleet_orgs *orgs, const char *directory)
{
    struct sa_error error = SA_ERROR_INIT;
    int exit = SA_EXIT_OK;
    DIR *folder = opendir(directory);
    if (!folder) {
        sa_error_set(&error, SA_EIO, "cannot read folder '%s': %s", directory, strerror(errno));
        sa_error_advise(&error,
                        "name the folder that has ORG-ID/ with the audits, as --out of the audits said");
        return sa_fail_input(&error);
    }
    if (sa_fleet_is_own(directory))
        exit = add_org(orgs, directory, "");
    errno = 0;
    for (struct dirent *entry; !exit && (entry = readdir(folder)) != NULL; errno = 0)
        if (sa_is_id(entry->d_name) && is_folder(dirfd(folder), entry->d_name))
            exit = add_org(orgs, directory, entry->d_name);
    if (!exit && errno) {
        sa_error_set(&error, SA_EIO, "cannot read folder '%s' to its end: %s", directory, strerror(errno));
        exit = sa_fail(&error);
    }
    closedir(folder);
    return exit;
}

static int by_folder(const void *left, const void *right)
{
    return strcmp(((const struct sa_fleet_org *)left)->folder, ((const struct sa_fleet_org *)right)->folder);
}

int sa_fleet_orgs_find(struct sa_fleet_orgs *out, const char *const *directories)
{
    int exit = SA_EXIT_OK;
    for (size_t i = 0; directories[i] && !exit; i++)
        exit = find_below(out, directories[i]);
    if (exit)
        return exit;
    if (!out->count) {
        struct sa_error error = SA_ERROR_INIT;
        sa_error_set(&error, SA_EINPUT, "there is no org's folder in '%s'", directories[0]);
        sa_error_advise(&error,
                        "name the folder that has ORG-ID/ with the audits, as --out of the audits said");
        return sa_fail_input(&error);
    }
    qsort(out->items, out->count, sizeof *out->items, by_folder);
    return SA_EXIT_OK;
}

void sa_fleet_orgs_release(struct sa_fleet_orgs *orgs)
{
    for (size_t i = 0; i < orgs->count; i++)
        org_release(&orgs->items[i]);
    free(orgs->items);
    memset(orgs, 0, sizeof *orgs);
}

/* ---- looking at one ---- */

static const char *last_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Sets `out` to the folder of the last audit ("" = none can be read), and `problem` to what is unreadable beside it and newer. */
static void find_last(char out[PROBLEM], char problem[PROBLEM], const struct sa_fleet_org *org)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_snapshot_entry *entries = NULL;
    size_t count = 0;
    *out = *problem = '\0';
    if (sa_snapshot_list(&entries, &count, org->folder, NULL, &error)) {
        snprintf(problem, PROBLEM, "%s", error.message);
        return;
    }
    if (count && !*entries[count - 1].problem)
        snprintf(out, PROBLEM, "%s", entries[count - 1].path);
    for (size_t i = 0; i < count && !*problem; i++)
        if (*entries[i].problem && (!*out || strcmp(last_name(entries[i].path), last_name(out)) > 0))
            snprintf(problem, PROBLEM, "%s cannot be read: %s", last_name(entries[i].path),
                     entries[i].problem);
    if (!*out && !*problem)
        snprintf(problem, PROBLEM, "there is no audit in its folder");
    sa_snapshot_list_free(entries, count);
}

/* Judges the audit, and compares it with the one before by the same user; `compared` is why that was not done, "" = it was. */
static int judge_last(struct sa_audit *audit, char compared[PROBLEM])
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_diff_previous previous = {0};
    int exit = SA_EXIT_OK;
    *compared = '\0';
    if (sa_diff_previous(&previous, sa_snapshot_directory(audit->snapshot), audit->snapshot, &error))
        snprintf(compared, PROBLEM, "%s", error.message);
    else if (*previous.unread)
        snprintf(compared, PROBLEM, "the audit before cannot be read");
    else if (!previous.path)
        snprintf(compared, PROBLEM, "there is no earlier audit by the same user");
    if (!*compared) {
        exit = sa_changes_compare(audit, previous.path, SA_DIFF_SAME);
        if (exit && audit->judged) {
            exit = SA_EXIT_OK;
            snprintf(compared, PROBLEM, "the audit before cannot be judged");
        }
    }
    if (!exit && !audit->judged)
        exit = sa_judge(audit, NULL);
    sa_diff_previous_release(&previous);
    return exit;
}

/* Which run it is, and where its report is as seen from the folder the page is written to. */
static int keep_place(sqlite3 *db, const struct sa_fleet_org *org, const char *run, const char *problem,
                      struct sa_error *error)
{
    sqlite3_stmt *update = NULL;
    char report[PROBLEM] = "";
    char file[PROBLEM + 16];
    snprintf(file, sizeof file, "%s/report.html", run);
    if (*run && access(file, R_OK) == 0)
        snprintf(report, sizeof report, "./%s%s%s/report.html\nReport",
                 strcmp(org->path, ".") == 0 ? "" : org->path, strcmp(org->path, ".") == 0 ? "" : "/",
                 last_name(run));
    int rc = sa_sql_prepare(db, &update,
                            "UPDATE fleet_org SET folder = :folder, run = :run, report = :report,"
                            " problem = coalesce(problem || '; ' || :problem, problem, :problem)"
                            " WHERE rowid = last_insert_rowid()",
                            error);
    if (rc == SA_OK) {
        sa_sql_bind_text(update, ":folder", org->folder);
        sa_sql_bind_text(update, ":run", *run ? run : NULL);
        sa_sql_bind_text(update, ":report", *report ? report : NULL);
        sa_sql_bind_text(update, ":problem", *problem ? problem : NULL);
        rc = sa_sql_step(update, error);
    }
    sqlite3_finalize(update);
    return rc;
}

/* Copies what the judged audit tells: src/cli/fleet.sql, a column by its name. */
static int keep_row(const struct sa_settings *settings, struct sa_audit *audit, const char *compared,
                    sqlite3 *db, struct sa_error *error)
{
    sqlite3_stmt *row = NULL;
    sqlite3_stmt *insert = NULL;
    sqlite3 *from = sa_audit_db(audit);
    int rc = sa_sql_scripts(from, "src/report/shared/prepare/", error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(from, &row, sa_embedded_find("src/cli/fleet.sql")->data, error);
    if (rc == SA_OK)
        rc = sa_sql_prepare(
            db, &insert,
            "INSERT INTO fleet_org (org_id, org_name, sandbox, sync_user, time, partial, age, silent, verdict,"
            " critical, high, medium, low, info, waived, new, gone, not_compared, undecided, expiring, problem, gaps)"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            error);
    if (rc == SA_OK) {
        sa_sql_bind_text(row, ":now", settings->now);
        sa_sql_bind_int(row, ":silent", sa_fleet_told.silent);
        sa_sql_bind_text(row, ":compared", *compared ? compared : NULL);
    }
    if (sa_sql_one(row, &rc, error)) {
        for (int i = 0; i < sqlite3_column_count(row); i++)
            sqlite3_bind_value(insert, i + 1, sqlite3_column_value(row, i));
        rc = sa_sql_step(insert, error);
    }
    sqlite3_finalize(row);
    sqlite3_finalize(insert);
    return rc;
}

int sa_fleet_org_keep(const struct sa_settings *settings, const struct sa_fleet_org *org, sqlite3 *db)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_audit audit = {.settings = settings};
    char run[PROBLEM];
    char problem[PROBLEM];
    char compared[PROBLEM] = "";
    find_last(run, problem, org);
    int exit = *run ? sa_audit_open(&audit, run) : SA_EXIT_INCOMPLETE;
    if (!exit)
        exit = judge_last(&audit, compared);
    if (exit && !*problem)
        snprintf(problem, sizeof problem, "the last audit cannot be judged: %s", last_name(run));
    int rc = exit ? sa_sql_run(db, "INSERT INTO fleet_org DEFAULT VALUES", &error)
                  : keep_row(settings, &audit, compared, db, &error);
    if (rc == SA_OK)
        rc = keep_place(db, org, run, problem, &error);
    sa_audit_release(&audit);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}
