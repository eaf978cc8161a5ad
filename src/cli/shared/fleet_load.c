/* fleet load: the runs of many orgs as a script that fills a warehouse, see fleet.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/shared/audit.h"
#include "cli/shared/cli.h"
#include "cli/shared/fleet.h"
#include "cli/shared/fleet_options.h"
#include "cli/shared/fleet_org.h"
#include "cli/shared/judge.h"
#include "cli/shared/options.h"
#include "cli/shared/signals.h"
#include "cli/shared/terminal.h"
#include "fleet/script.h"
#include "syncaudit/file.h"
#include "syncaudit/share.h"

enum { PATH = 4096 };

struct loading {
    struct sa_settings settings;
    struct sa_file_writer file; /* where the script goes, or nothing = stdout */
    struct sa_fleet_script script;
    size_t loaded, left_out;
};

static void put_file(void *payload, const char *bytes, size_t length)
{
    sa_file_write(payload, bytes, length);
}

static void put_stdout(void *payload, const char *bytes, size_t length)
{
    (void)payload;
    fwrite(bytes, 1, length, stdout);
}

/* An address may hold a password: nothing of it is repeated. */
static int check_target(void)
{
    const char *to = sa_fleet_told.to;
    size_t length = to ? strlen(to) : 0;
    if (!to)
        return sa_usage_error("--to is missing: the file that the script is written to");
    if (strstr(to, "://"))
        return sa_usage_error(
            "--to takes a file, not an address: write the script, and give it to psql, which knows how to log in (--to - | psql)");
    if (strcmp(to, "-") != 0 && (length < 5 || strcmp(to + length - 4, ".sql") != 0))
        return sa_usage_error("--to takes NAME.sql, or - for the output");
    return SA_EXIT_OK;
}

/* The run's shared form, in a folder of its own beside it: there it finds the org's decisions and its earlier audits as the run does. */
static int open_shared(struct sa_audit *shared, struct sa_temporary *folder, const struct sa_fleet_org *org,
                       const char *run, struct sa_error *error)
{
    struct sa_snapshot *snapshot = NULL;
    char path[PATH];
    int rc = sa_temporary_folder(folder, org->folder, "load-", error);
    if (rc == SA_OK)
        rc = sa_snapshot_open(&snapshot, run, error);
    if (rc == SA_OK) {
        snprintf(path, sizeof path, "%s/snapshot.db", folder->path);
        rc = sa_snapshot_share(snapshot, path, error);
    }
    sa_snapshot_close(snapshot);
    return rc ? rc : sa_snapshot_open(&shared->snapshot, path, error);
}

static void name_left_out(struct loading *loading, const char *run, const char *why)
{
    loading->left_out++;
    sa_warn("left out: %s: %s", run, why);
}

/* Only what cannot be written ends the loading: a run that cannot be read or judged is left out. */
static int load_run(struct loading *loading, const struct sa_fleet_org *org, const char *run)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_temporary folder = {0};
    struct sa_audit shared = {.settings = &loading->settings};
    int exit = SA_EXIT_OK;
    if (open_shared(&shared, &folder, org, run, &error))
        name_left_out(loading, run, error.message);
    else if (sa_judge(&shared, NULL))
        name_left_out(loading, run, "it cannot be judged");
    else if (shared.summary.errors)
        name_left_out(loading, run, "a rule broke on it");
    else if (sa_fleet_script_run(&loading->script, shared.snapshot, &error))
        exit = sa_fail(&error);
    else
        loading->loaded++;
    sa_audit_release(&shared);
    sa_temporary_remove(&folder);
    return exit;
}

static int load_org(struct loading *loading, const struct sa_fleet_org *org)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_snapshot_entry *entries = NULL;
    size_t count = 0;
    int exit = SA_EXIT_OK;
    if (sa_snapshot_list(&entries, &count, org->folder, NULL, &error))
        name_left_out(loading, org->folder, error.message);
    for (size_t i = 0; i < count && !exit && !*sa_signals_flag(); i++)
        if (*entries[i].problem)
            name_left_out(loading, entries[i].path, entries[i].problem);
        else if (i && strcmp(entries[i].time, entries[i - 1].time) == 0)
            name_left_out(loading, entries[i].path, "another run of the org is of the same second");
        else
            exit = load_run(loading, org, entries[i].path);
    sa_snapshot_list_free(entries, count);
    return exit;
}

static int begin_script(struct loading *loading)
{
    struct sa_error error = SA_ERROR_INIT;
    loading->script = (struct sa_fleet_script){.put = put_stdout, .people = sa_fleet_told.decisions != 0};
    if (strcmp(sa_fleet_told.to, "-") != 0) {
        if (sa_file_begin(&loading->file, sa_fleet_told.to, &error))
            return sa_fail(&error);
        loading->script.put = put_file;
        loading->script.payload = &loading->file;
    }
    sa_fleet_script_begin(&loading->script);
    return SA_EXIT_OK;
}

static int load_orgs(struct loading *loading, const struct sa_fleet_orgs *orgs)
{
    struct sa_error error = SA_ERROR_INIT;
    int exit = begin_script(loading);
    if (!exit && sa_signals_catch(&error))
        exit = sa_fail(&error);
    for (size_t i = 0; i < orgs->count && !exit; i++)
        exit = load_org(loading, &orgs->items[i]);
    if (!exit && *sa_signals_flag()) {
        sa_warn("stopped; the runs before are whole");
        loading->left_out++;
    }
    if (!exit && loading->file.stream && sa_file_commit(&loading->file, &error))
        exit = sa_fail(&error);
    sa_file_abandon(&loading->file);
    return exit;
}

int sa_fleet_load(const char *const *directories)
{
    const char *standard[] = {sa_option.out ? sa_option.out : SA_DEFAULT_OUT, NULL};
    struct sa_fleet_orgs orgs = {0};
    struct loading loading = {0};
    int exit = check_target();
    if (!exit)
        exit = sa_fleet_orgs_find(&orgs, directories[0] ? directories : standard);
    if (!exit)
        exit = sa_settings_read(&loading.settings);
    if (!exit)
        exit = load_orgs(&loading, &orgs);
    if (!exit && !sa_option.quiet && strcmp(sa_fleet_told.to, "-") != 0)
        sa_print("%zu runs of %zu orgs, %zu left out: %s\n", loading.loaded, orgs.count, loading.left_out,
                 sa_fleet_told.to);
    if (!exit && loading.left_out)
        exit = SA_EXIT_INCOMPLETE;
    sa_fleet_orgs_release(&orgs);
    sa_settings_release(&loading.settings);
    return exit;
}
