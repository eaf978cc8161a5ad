/* init: a configuration to begin with, from the org. */
#include <string.h>
#include <unistd.h>

#include "cli/shared/cli.h"
#include "cli/shared/connect.h"
#include "cli/shared/options.h"
#include "cli/shared/rows.h"
#include "cli/shared/settings.h"
#include "cli/shared/signals.h"
#include "cli/shared/terminal.h"
#include "syncaudit/embedded.h"
#include "syncaudit/file.h"
#include "syncaudit/salesforce.h"
#include "syncaudit/sql.h"
#include "syncaudit/text.h"

static int force;

static struct poptOption options[] = {
    {"any-host", '\0', POPT_ARG_NONE, &sa_option.any_host, 0,
     "take an address of the configuration that is not within Salesforce's domains", NULL},
    {"sync", '\0', POPT_ARG_STRING, &sa_option.sync, 0,
     "how to reach the org as the sync user, as with audit", "X"},
    {"config", '\0', POPT_ARG_STRING, &sa_option.config, 0, "write FILE (default: " SA_DEFAULT_CONFIG ")",
     "FILE"},
    {"force", '\0', POPT_ARG_NONE, &force, 0, "write over a file that is there", NULL},
    POPT_TABLEEND,
};

static int look(struct sa_snapshot **out, bool *partial, struct sa_connect *connect,
                const struct sa_configuration *configuration)
{
    char objects[256];
    static const char *const sources[] = {"versions", "identity", "organization", "global", "describe", NULL};
    struct sa_error error = SA_ERROR_INIT;
    sa_text_join(objects, sizeof objects, sa_main_objects, ",", ",");
    int rc = sa_connect(connect, sa_option.sync, "SYNCAUDIT_SYNC_TOKEN", configuration, &error);
    const struct sa_fetch_options fetching = {
        .connection = sa_option.sync,
        .token = connect->token,
        .login = connect->login,
        .objects = objects,
        .sources = sources,
        .observer = sa_terminal_observer(),
    };
    if (!rc)
        rc = sa_signals_catch(&error);
    if (!rc)
        rc = sa_fetch(out, partial, &fetching, &error);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int write_lines(struct sa_file_writer *file, struct sa_snapshot *snapshot, struct sa_error *error)
{
    sqlite3_stmt *lines = NULL;
    sqlite3 *db = sa_snapshot_db(snapshot);
    const struct sa_embedded_file *sql = sa_embedded_find("src/cli/init.sql");
    int rc = sql ? sa_sql_prepare(db, &lines, sql->data, error)
                 : sa_error_set(error, SA_EINPUT, "this build cannot write a configuration");
    while (sa_sql_each(lines, &rc, error)) {
        const char *text = sa_sql_text(lines, 0);
        sa_file_write(file, text, strlen(text));
        sa_file_write(file, "\n", 1);
    }
    sqlite3_finalize(lines);
    return rc;
}

static int write_configuration(const char *path, struct sa_snapshot *snapshot)
{
    struct sa_error error = SA_ERROR_INIT;
    struct sa_file_writer file = {0};
    int rc = sa_file_begin(&file, path, &error);
    if (!rc && (rc = write_lines(&file, snapshot, &error)))
        sa_file_abandon(&file);
    else if (!rc)
        rc = sa_file_commit(&file, &error);
    return rc ? sa_fail(&error) : SA_EXIT_OK;
}

static int refuse_to_overwrite(const char *path)
{
    struct sa_error error = SA_ERROR_INIT;
    if (force || access(path, F_OK) != 0)
        return SA_EXIT_OK;
    sa_error_set(&error, SA_EINPUT, "'%s' is there already", path);
    sa_error_advise(&error, "write another one with --config FILE, or over it with --force");
    return sa_fail(&error);
}

static int init_run(const char *const *arguments)
{
    struct sa_settings settings = {0};
    struct sa_connect connect = {0};
    struct sa_snapshot *snapshot = NULL;
    bool partial = false;
    const char *path = sa_option.config ? sa_option.config : SA_DEFAULT_CONFIG;
    int exit = sa_arguments_check(arguments, 0, 0, "");
    if (!exit && !sa_option.sync)
        exit = sa_usage_error("--sync is missing: the org to write a configuration for");
    if (!exit)
        exit = refuse_to_overwrite(path);
    if (!exit && access(path, F_OK) == 0) /* its connections can be used for the last time */
        exit = sa_settings_configure(&settings);
    if (!exit)
        exit = look(&snapshot, &partial, &connect, settings.configuration);
    if (!exit)
        exit = write_configuration(path, snapshot);
    if (!exit)
        sa_print("%s\n", path);
    if (!exit && partial) {
        sa_warn_failed(sa_snapshot_db(snapshot));
        sa_warn(
            "not all was answered, so that the configuration may lack something: write it again with --force");
        exit = SA_EXIT_INCOMPLETE;
    }
    sa_snapshot_close(snapshot);
    sa_connect_release(&connect);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_init = {
    .name = "init",
    .summary = "write a configuration to begin with, from the org",
    .arguments = "",
    .help =
        "Asks the org who the sync user is and what it sees, and writes a commented " SA_DEFAULT_CONFIG
        ": the sync user, the custom "
        "objects that could be enabled, fields that could be the sync filter, and an example of each kind of setting. It never "
        "writes over a file without --force.",
    .options = options,
    .run = init_run,
};
