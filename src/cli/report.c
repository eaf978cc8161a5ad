/* report: only the reports, from a snapshot that is there already. */
#include <string.h>

#include "cli/shared/cli.h"
#include "cli/shared/options.h"
#include "cli/shared/reporting.h"
#include "cli/shared/summary.h"
#include "cli/shared/terminal.h"
#include "cli/shared/verdict.h"
#include "syncaudit/file.h"

static struct poptOption options[] = {
    {"out", '\0', POPT_ARG_STRING, &sa_option.out, 0, "folder to write to (default: the snapshot's own)",
     "DIR"},
    SA_INCLUDE(NULL, sa_options_format),
    SA_INCLUDE(NULL, sa_options_config),
    SA_INCLUDE(NULL, sa_options_marketo),
    SA_INCLUDE(NULL, sa_options_judging),
    SA_INCLUDE(NULL, sa_options_now),
    POPT_TABLEEND,
};

static int choose_directory(struct sa_audit *audit)
{
    struct sa_error error = SA_ERROR_INIT;
    audit->directory = strdup(sa_option.out ? sa_option.out : sa_snapshot_directory(audit->snapshot));
    if (!audit->directory)
        sa_error_memory(&error);
    else
        sa_directory_make(audit->directory, &error);
    return error.code ? sa_fail(&error) : SA_EXIT_OK;
}

static int report_run(const char *const *arguments)
{
    struct sa_settings settings = {0};
    struct sa_audit audit = {.settings = &settings};
    int exit = sa_arguments_check(arguments, 1, 1, "SNAPSHOT");
    if (!exit)
        exit = sa_settings_formats(&settings);
    if (!exit)
        exit = sa_settings_read(&settings);
    if (!exit)
        exit = sa_audit_find(&audit, arguments[0]);
    if (!exit)
        exit = sa_verdict_reach(&audit);
    if (!exit)
        exit = choose_directory(&audit);
    if (!exit) {
        exit = sa_reporting_write(&audit);
        int shown = sa_summary_print(&audit, true);
        exit = exit ? exit : shown;
    }
    sa_audit_release(&audit);
    sa_settings_release(&settings);
    return exit;
}

const struct sa_command sa_command_report = {
    .name = "report",
    .summary = "only write the reports of a snapshot",
    .arguments = "SNAPSHOT",
    .help = "Judges a snapshot (snapshot.db or its folder) by today's rules and writes the reports. The last "
            "line of the "
            "output is the folder.",
    .options = options,
    .run = report_run,
};
